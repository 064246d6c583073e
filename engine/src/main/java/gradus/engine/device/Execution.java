package gradus.engine.device;

import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
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

    /// The execution of a device whose programs are made to run again and again.
    ///
    /// @param repetition of the program
    static Execution of(Program program, Repetition repetition) {
        return feeds -> {
            repetition.feed(feeds);
            repetition.run();
            Map<Value, Tensor> results = new HashMap<>();
            program.results().keySet().forEach(value -> results.put(value, repetition.result(value)));
            return results;
        };
    }
}
