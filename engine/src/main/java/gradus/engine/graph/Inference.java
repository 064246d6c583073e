package gradus.engine.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The types of a graph, kept so that those of the next graph are found by looking only at what differs and at what
/// follows from it. For whoever has many graphs in a row, each an edit away from the one before.
///
/// @param graph whose types they are
/// @param types of all its values
/// @param found what was found at each node, by its id
public record Inference(Graph graph, Types types, Map<String, Outcome> found) {

    /// What was found at a node.
    ///
    /// @param outputs the types of its values; empty when they are not known
    /// @param diagnostics what is wrong with it
    public record Outcome(List<ValueType> outputs, List<Diagnostic> diagnostics) {
        public Outcome {
            outputs = List.copyOf(outputs);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// Infers all types of a graph.
    public static Inference of(Graph graph) {
        return infer(graph, Optional.empty());
    }

    /// Infers the types of another graph: the same as from nothing, in less time the less differs.
    public Inference next(Graph other) {
        return other.equals(graph) ? this : infer(other, Optional.of(this));
    }

    private static Inference infer(Graph graph, Optional<Inference> before) {
        Graph.Order order = graph.order();
        List<Diagnostic> diagnostics = new ArrayList<>(Types.cycles(graph, order));
        Map<Value, ValueType> types = new HashMap<>();
        Map<String, Outcome> found = new HashMap<>();
        for (Node node : order.nodes()) {
            Outcome outcome = before.filter(last -> last.holdsFor(graph, node, types))
                    .flatMap(last -> Optional.ofNullable(last.found.get(node.id())))
                    .orElseGet(() -> Types.infer(graph, node, types));
            found.put(node.id(), outcome);
            diagnostics.addAll(outcome.diagnostics());
            for (int i = 0; i < outcome.outputs().size(); i++) {
                types.put(new Value(node.id(), i), outcome.outputs().get(i));
            }
        }
        diagnostics.addAll(Sharing.check(graph, types));
        return new Inference(graph, new Types(types, diagnostics), found);
    }

    /// Whether what was found at a node is still right: it is the same, and so is all that arrives at it.
    ///
    /// @param arriving the types of the other graph that are known so far
    private boolean holdsFor(Graph other, Node node, Map<Value, ValueType> arriving) {
        return graph.find(node.id()).filter(node::equals).isPresent()
                && node.inputs().values().stream()
                        .allMatch(value -> graph.contains(value) == other.contains(value)
                                && types.find(value).equals(Optional.ofNullable(arriving.get(value))));
    }
}
