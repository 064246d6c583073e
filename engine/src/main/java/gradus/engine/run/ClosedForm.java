package gradus.engine.run;

import gradus.engine.differentiate.Derivative;
import gradus.engine.formula.Equality;
import gradus.engine.formula.FormulaText;
import gradus.engine.formula.FormulaTree;
import gradus.engine.formula.FormulaTree.Figure;
import gradus.engine.formula.FormulaTree.Meaning;
import gradus.engine.formula.FormulaTree.Name;
import gradus.engine.formula.FormulaTree.Partial;
import gradus.engine.formula.FormulaTrees;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Source;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The derivative of the target of an evaluation towards one of its leaves, as one formula without any intermediate
/// names: `∂z/∂a = c − d = 5 − 1 = 4`.
public final class ClosedForm {
    /// A formula of more operations nobody reads.
    private static final int MOST_NODES = 100;

    private ClosedForm() {}

    /// The leaves that it can be told for: those that the target depends on, if all that lies between are single
    /// numbers and not too many.
    ///
    /// @param graph that was evaluated
    public static List<String> leaves(Graph graph, Evaluation evaluation) {
        Optional<Value> target = evaluation.target().filter(graph::contains);
        if (target.isEmpty()) {
            return List.of();
        }
        Set<String> upstream = graph.upstream(target.get().node());
        List<Node> between = evaluation.expansion().flat().nodes().stream()
                .filter(node -> upstream.contains(root(node.id())))
                .toList();
        boolean areSingle = between.size() <= MOST_NODES
                && between.stream()
                        .flatMap(node -> node.values().stream())
                        .allMatch(value -> evaluation
                                .value(value)
                                .filter(tensor -> tensor.size() == 1)
                                .isPresent());
        return areSingle
                ? graph.nodes().stream()
                        .filter(node -> node.operation() instanceof Source
                                && upstream.contains(node.id())
                                && evaluation.gradient(node.value()).isPresent())
                        .map(Node::id)
                        .toList()
                : List.of();
    }

    private static String root(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /// The derivative with names, with numbers, and what it is.
    ///
    /// @param leaf one of [#leaves]
    /// @param numbers how numbers are written
    public static Equality of(Graph graph, Evaluation evaluation, String leaf, Function<Tensor, String> numbers) {
        Value target = evaluation.target().orElseThrow();
        Set<String> upstream = graph.upstream(target.node());
        Graph function = Graph.of(
                graph.nodes().stream()
                        .filter(node -> upstream.contains(node.id()))
                        .toList(),
                Map.of("y", target));
        Derivative derivative = Derivative.of(function, List.of(leaf));
        Value towards = derivative.towards(leaf);
        List<FormulaTree> sides = new ArrayList<>();
        sides.add(new Partial(
                FormulaText.name(graph, target), FormulaText.name(graph, Value.of(leaf)), Meaning.GRADIENT));
        sides.add(FormulaTrees.full(
                derivative.graph(), towards, value -> new Name(FormulaText.name(derivative.graph(), value)), numbers));
        sides.add(FormulaTrees.full(
                derivative.graph(),
                towards,
                value -> evaluation
                        .value(value)
                        .<FormulaTree>map(number -> new Figure(numbers.apply(number), Meaning.VALUE))
                        .orElseGet(() -> new Name("?")),
                numbers));
        evaluation
                .gradient(Value.of(leaf))
                .ifPresent(number -> sides.add(new Figure(numbers.apply(number), Meaning.GRADIENT)));
        return Equality.of(sides);
    }
}
