package gradus.engine.block;

import gradus.engine.graph.Graph;
import java.util.List;
import java.util.Optional;

/// How the learning rate changes while training goes on, as a graph; so it can be shown and is compiled with the
/// update. Names and arguments are Keras's, less the rate it begins with: that is the optimizer's own.
public interface Schedule {

    /// The name people know it by.
    default String name() {
        return getClass().getSimpleName();
    }

    /// The single numbers it remembers from epoch to epoch, all zero at first; none when the step alone decides.
    default List<String> state() {
        return List.of();
    }

    /// The rule: inputs `step` (updates done so far, from 0), `learning_rate` (the optimizer's own) and one for each
    /// state, all single numbers; output `learning_rate`, the rate of this step.
    Graph rate();

    /// What an epoch changes: inputs `loss` (of the validation rows, or of the training rows where there are none)
    /// and one for each state; outputs, one for each state. Empty when there is no state.
    default Optional<Graph> epoch() {
        return Optional.empty();
    }
}
