package gradus.engine.train;

import gradus.engine.block.Loss;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a graph predicts.
///
/// @param value of the graph, with its blocks
/// @param criterion the loss that judges it; empty in a graph without one
public record ModelOutput(Value value, Optional<Loss> criterion) {

    /// What the loss judges; in a graph without losses the last value that rows reach and nothing reads.
    ///
    /// @param loss the losses to train, see [LossTerms]; empty when there is only one
    /// @param expansion of the graph
    /// @return empty when no rows get anywhere
    /// @throws gradus.engine.graph.GradusException when there are several losses and none is named
    public static Optional<ModelOutput> of(Graph graph, String loss, Expansion expansion) {
        if (graph.nodes().stream().anyMatch(node -> node.operation() instanceof Loss)) {
            Node judge = Model.judge(graph, loss);
            return judge.input("y_pred").map(value -> new ModelOutput(value, Optional.of((Loss) judge.operation())));
        }
        Set<Value> read = new HashSet<>();
        graph.nodes().forEach(node -> read.addAll(node.wired()));
        return nodes(graph, expansion).reversed().stream()
                .map(Value::of)
                .filter(value -> !read.contains(value))
                .findFirst()
                .map(value -> new ModelOutput(value, Optional.empty()));
    }

    /// The nodes of a graph, in its order, whose values rows reach without the answers being known.
    public static List<String> nodes(Graph graph, Expansion expansion) {
        Set<String> reached = new HashSet<>();
        Set<String> answered = new HashSet<>();
        for (Node node : expansion.flat().order().nodes()) {
            boolean isData = node.operation() instanceof Dataset;
            if (isData || node.wired().stream().anyMatch(value -> reached.contains(value.node()))) {
                reached.add(node.id());
            }
            boolean knowsAnswers = node.wired().stream()
                    .anyMatch(value -> answered.contains(value.node())
                            || (value.output() == 1
                                    && expansion.flat().node(value.node()).operation() instanceof Dataset));
            if (knowsAnswers) {
                answered.add(node.id());
            }
        }
        return graph.order().nodes().stream()
                .filter(node -> !node.operation().outputs().isEmpty()
                        && Optional.ofNullable(expansion.values().get(node.value()))
                                .filter(flat -> reached.contains(flat.node()) && !answered.contains(flat.node()))
                                .isPresent())
                .map(Node::id)
                .toList();
    }
}
