package gradus.engine.train;

import gradus.engine.block.Loss;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Sharing;
import gradus.engine.graph.Types;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that is wrong or odd about a graph that is to learn, with the remedies there are.
public final class GraphProblems {

    private GraphProblems() {}

    /// The troubles of its wiring and types; without those, the nodes whose parameters reach no loss.
    ///
    /// @param types of its values
    public static List<Diagnostic> of(Graph graph, Types types) {
        Remedies remedies = new Remedies(graph, types);
        Stream<Diagnostic> found = types.diagnostics().stream().map(remedies::with);
        return types.hasErrors()
                ? found.toList()
                : Stream.concat(found, unreached(graph, types)).toList();
    }

    private static Stream<Diagnostic> unreached(Graph graph, Types types) {
        Set<String> reached = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (node.operation() instanceof Loss) {
                reached.add(node.id());
                reached.addAll(graph.upstream(node.id()));
            }
        }
        // Who lends weights to a node that reaches a loss is trained through it.
        Set<String> trained = reached.stream()
                .flatMap(id -> graph.find(id).stream())
                .map(node -> Sharing.owner(graph, node).id())
                .collect(Collectors.toSet());
        return reached.isEmpty()
                ? Stream.of()
                : graph.nodes().stream()
                        .filter(node -> !reached.contains(node.id()))
                        .filter(node ->
                                !trained.contains(Sharing.owner(graph, node).id()))
                        .filter(node -> learns(node, types))
                        .map(node -> Diagnostic.warning("train.unreached", Place.node(node.id()), node.name()));
    }

    /// Whether training may change something in a node.
    private static boolean learns(Node node, Types types) {
        return learns(
                node.operation(),
                node.wired().stream()
                        .flatMap(value -> types.find(value).stream())
                        .toList());
    }

    private static boolean learns(Operation operation, List<ValueType> inputs) {
        return switch (operation) {
            case Parameter parameter -> parameter.trainable();
            case Variable variable -> variable.trainable();
            case Composite block -> insideLearns(block, inputs);
            default -> false;
        };
    }

    private static boolean insideLearns(Composite block, List<ValueType> inputs) {
        try {
            Graph inside = block.inside(inputs);
            Types types = Types.of(inside);
            return inside.nodes().stream().anyMatch(node -> learns(node, types));
        } catch (GradusException misfit) {
            return false;
        }
    }
}
