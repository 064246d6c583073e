package gradus.app.formula;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.Loss;
import gradus.engine.formula.FormulaText;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Input;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes a graph as the line that would make it, where there is one.
final class GraphLine {
    private static final int LONGEST = 120;

    private GraphLine() {}

    /// The formula or network line of a graph; empty when it has none or a very long one.
    static String of(Graph graph) {
        if (graph.nodes().isEmpty() || Types.of(graph).hasErrors()) {
            return "";
        }
        return network(graph)
                .or(() -> formula(graph))
                .filter(line -> line.length() <= LONGEST)
                .orElse("");
    }

    private static Optional<String> formula(Graph graph) {
        List<Node> ends = graph.sinks();
        if (ends.size() != 1 || ends.getFirst().operation().inputs().isEmpty()) {
            return Optional.empty();
        }
        Node end = ends.getFirst();
        boolean isPlain = graph.nodes().stream()
                .noneMatch(node -> node.operation() instanceof Dataset
                        || node.operation().family() == Family.BLOCK
                        || node.shares().isPresent());
        return isPlain
                ? Optional.of(end.name() + " = " + FormulaText.PLAIN.full(graph, end.value()))
                : Optional.empty();
    }

    /// A chain of dense layers behind one input or data set, with at most a loss at its end.
    private static Optional<String> network(Graph graph) {
        List<Node> nodes = graph.order().nodes();
        OptionalInt inputs = inputs(nodes.getFirst());
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder().append(inputs.getAsInt());
        Node last = nodes.getFirst();
        for (Node node : nodes.subList(1, nodes.size())) {
            if (node.operation() instanceof Dense dense
                    && !(dense.activation() instanceof Activation.ByFormula)
                    && node.shares().isEmpty()
                    && node.wired().equals(List.of(last.value()))) {
                line.append(" → ").append(dense.units()).append(activation(dense));
                last = node;
            } else if (!(node.operation() instanceof Loss)
                    || !node.input("y_pred").equals(Optional.of(last.value()))) {
                return Optional.empty();
            }
        }
        return Optional.of(line.toString()).filter(text -> text.contains("→"));
    }

    private static OptionalInt inputs(Node first) {
        return switch (first.operation()) {
            case Dataset data -> OptionalInt.of(data.features());
            case Input(Shape shape, ElementType _)
            when shape.rank() == 2 && shape.get(1).isFixed() ->
                OptionalInt.of(shape.get(1).size());
            default -> OptionalInt.empty();
        };
    }

    private static String activation(Dense dense) {
        String name = Attributes.text(dense.activation());
        return name.equals("linear") ? "" : " " + name;
    }
}
