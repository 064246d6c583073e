package gradus.engine.run;

import gradus.engine.differentiate.Derivative;
import gradus.engine.formula.FormulaTree;
import gradus.engine.formula.FormulaTree.Figure;
import gradus.engine.formula.FormulaTree.Meaning;
import gradus.engine.formula.FormulaTree.Name;
import gradus.engine.formula.FormulaTrees;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Facts;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Source;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Input;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a node changes with one of its inputs, as a formula: `y` for the product `x · y`.
///
/// @param named with the names of the values that the node reads
/// @param filled the same with their numbers; empty where that would tell nothing
/// @param isProduct whether it is what goes back already, the arriving gradient included: `∂L/∂y · bᵀ`
record LocalRule(FormulaTree named, Optional<FormulaTree> filled, boolean isProduct) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern LINES = Pattern.compile("; ");
    private static final String RESULT = "result";

    /// What is known around a node.
    interface Surroundings {
        String name(Value value);

        String target();

        Optional<Tensor> number(Value value);

        Optional<Node> node(Value value);

        String write(Tensor number);
    }

    /// The rule of a node for one value that it reads; empty where there is none that one could write down.
    static Optional<LocalRule> of(Node node, Value input, Surroundings around) {
        try {
            return closed(node, input, around).or(() -> declared(node, input, around));
        } catch (GradusException unfit) {
            // An operation that takes no single numbers has no closed form of its own.
            return declared(node, input, around);
        }
    }

    /// By differentiating the operation for single numbers, where it treats every number by itself.
    private static Optional<LocalRule> closed(Node node, Value input, Surroundings around) {
        List<Value> inputs = node.wired().stream().distinct().toList();
        boolean areSingle = inputs.stream()
                        .allMatch(value -> around.number(value)
                                .filter(number -> number.size() == 1)
                                .isPresent())
                && around.number(node.value())
                        .filter(number -> number.size() == 1)
                        .isPresent();
        if (!areSingle
                && (node.operation() instanceof Composite || !LocalDerivatives.isPointwise(node, around::number))) {
            return Optional.empty();
        }
        GraphBuilder builder = new GraphBuilder();
        Map<Value, Value> leaves = new LinkedHashMap<>();
        inputs.forEach(value -> leaves.put(value, builder.add(leaf(value, "input_" + leaves.size(), around))));
        Map<String, Value> wired = new LinkedHashMap<>();
        node.inputs().forEach((port, value) -> wired.put(port, leaves.getOrDefault(value, value)));
        String name = around.name(node.value());
        Value result = builder.add(new Node(RESULT, name, node.operation(), wired));
        Graph function = builder.output("y", result).build();
        Value leaf = leaves.getOrDefault(input, input);
        if (hasWeights(function, leaves) || function.node(leaf.node()).operation() instanceof Constant) {
            return Optional.empty();
        }
        Derivative derivative = Derivative.of(function, List.of(leaf.node()));
        Graph graph = derivative.graph();
        if (graph.contains(RESULT) && !(node.operation() instanceof Composite)) {
            graph = graph.with(new Node(RESULT, name, new Input(Shape.SCALAR), Map.of()));
        }
        Map<Value, Value> originals = new LinkedHashMap<>(Map.of(result, node.value()));
        leaves.forEach((value, copy) -> originals.put(copy, value));
        FormulaTree named = FormulaTrees.full(
                graph,
                derivative.towards(leaf.node()),
                value -> new Name(around.name(originals.getOrDefault(value, value))),
                around::write);
        FormulaTree filled = FormulaTrees.full(
                graph,
                derivative.towards(leaf.node()),
                value -> around.number(originals.getOrDefault(value, value))
                        .<FormulaTree>map(number -> new Figure(around.write(number), Meaning.VALUE))
                        .orElseGet(() -> new Name("?")),
                around::write);
        return Optional.of(new LocalRule(named, areSingle ? Optional.of(filled) : Optional.empty(), false));
    }

    private static Node leaf(Value value, String id, Surroundings around) {
        Optional<Constant> constant = around.node(value)
                .map(Node::operation)
                .filter(Constant.class::isInstance)
                .map(Constant.class::cast)
                .filter(known -> known.value().size() == 1);
        if (constant.isPresent()) {
            return new Node(
                    id, id, new Constant(Tensor.scalar(constant.get().value().at(0))), Map.of());
        }
        Tensor number = around.number(value).orElseThrow();
        Input input = number.type().isFloat() ? new Input(Shape.SCALAR) : new Input(Shape.SCALAR, number.type());
        return new Node(id, around.name(value), input, Map.of());
    }

    private static boolean hasWeights(Graph function, Map<Value, Value> leaves) {
        return Expansion.of(function).flat().nodes().stream()
                .anyMatch(each -> each.operation() instanceof Source && !leaves.containsValue(each.value()));
    }

    /// As the operation tells it, with the names of nodes for those of ports.
    private static Optional<LocalRule> declared(Node node, Value input, Surroundings around) {
        if (!(node.operation().facts().derivative() instanceof Facts.Derivative.Known(String text))) {
            return Optional.empty();
        }
        Map<String, String> names = new LinkedHashMap<>();
        names.put("L", around.target());
        names.put("y", around.name(node.value()));
        node.inputs().forEach((port, value) -> names.put(port, around.name(value)));
        for (String line : LINES.split(text, -1)) {
            for (Map.Entry<String, Value> wire : node.inputs().entrySet()) {
                String left = "∂L/∂" + wire.getKey() + " = ";
                if (wire.getValue().equals(input) && line.startsWith(left)) {
                    return Optional.of(new LocalRule(
                            new FormulaTree.Verbatim(renamed(line.substring(left.length()), names)),
                            Optional.empty(),
                            true));
                }
            }
        }
        return Optional.empty();
    }

    private static String renamed(String formula, Map<String, String> names) {
        return WORD.matcher(formula)
                .replaceAll(word -> Matcher.quoteReplacement(names.getOrDefault(word.group(), word.group())));
    }
}
