package gradus.engine.run;

import gradus.engine.graph.Node;
import gradus.engine.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What happens at one node in one pass.
///
/// @param phase which pass
/// @param node the node, of the graph as people built it
/// @param value its first output
/// @param localDerivatives by the id of each node it reads: how its output changes with that input alone; only
///     where the output is a single number
/// @param gradient the target's gradient towards its output, if the target depends on it
public record TraceStep(
        Phase phase, Node node, Tensor value, Map<String, Tensor> localDerivatives, Optional<Tensor> gradient) {

    /// The passes, in order.
    public enum Phase {
        FORWARD,
        BACKWARD
    }

    public TraceStep {
        localDerivatives = Collections.unmodifiableMap(new LinkedHashMap<>(localDerivatives));
    }
}
