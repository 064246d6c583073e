package gradus.app.workspace;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.run.Evaluation;
import gradus.engine.tensor.Tensor;
import java.util.Optional;

/// The numbers of the last run, forward and backward.
///
/// @param revision of the state that ran; another one now means that the numbers are stale
/// @param graph that ran, with its blocks
public record Results(long revision, Graph graph, Evaluation evaluation) {

    /// The number at a value of the graph or, by path, of a block's inside.
    public Optional<Tensor> value(Value value) {
        return evaluation.value(value);
    }

    /// The gradient of the target towards a value; empty where the target does not depend on it.
    public Optional<Tensor> gradient(Value value) {
        return evaluation.gradient(value);
    }
}
