package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.tensor.Shape;
import java.util.List;

/// A rule that changes a parameter by its gradient, as a graph; so it can be shown, stepped and compiled with the
/// rest. Attributes are read through [gradus.engine.graph.Attributes]. Names are Keras's, rules PyTorch's.
public interface Optimizer {

    /// The name people know it by.
    default String name() {
        return getClass().getSimpleName();
    }

    /// How far one step goes.
    double learningRate();

    /// The names of the tensors it remembers for each parameter, all of the parameter's shape and zero at first.
    List<String> state();

    /// The rule: inputs `parameter`, `gradient` and one for each state, of the parameter's shape, and the scalars
    /// `step` (from 1) and `learning_rate`; outputs `parameter` and one for each state, the values after the step.
    Graph update(Shape parameter);
}
