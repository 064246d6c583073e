package gradus.engine.device;

import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.Map;

/// A program on a device. It may run many times, from one thread at a time.
public interface Execution {

    /// Computes the results.
    ///
    /// @param feeds a tensor for each source the program needs; real numbers are rounded to its precision. Named
    ///     lengths (`N`) are taken from them
    /// @return the wanted values
    /// @throws IllegalArgumentException when one is missing or its shape doesn't fit
    Map<Value, Tensor> run(Map<Value, Tensor> feeds);
}
