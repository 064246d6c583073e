package gradus.app.document;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Other values of several variables at once, as they are after following the gradient. Several in a row are one step.
///
/// @param values by the node's id; what is no variable any more is left alone
public record SetVariables(Map<String, Tensor> values) implements Edit {
    public SetVariables {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public Document apply(Document document) {
        Graph graph = document.graph();
        for (Map.Entry<String, Tensor> value : values.entrySet()) {
            Optional<Node> node = graph.find(value.getKey());
            if (node.isPresent() && node.get().operation() instanceof Variable variable) {
                graph = graph.with(node.get().withOperation(new Variable(value.getValue(), variable.trainable())));
            }
        }
        return graph.equals(document.graph()) ? document : document.withGraph(graph);
    }

    @Override
    public String label() {
        return "edit.follow-gradient";
    }

    @Override
    public Optional<String> mergeKey() {
        return Optional.of("follow " + String.join(" ", values.keySet()));
    }
}
