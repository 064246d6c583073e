package gradus.engine.formula;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes values of a graph as formulas, with no more parentheses than are needed: `(a + b) × (c − d)`.
public final class FormulaText {

    /// Writes plain text.
    public static final FormulaText PLAIN = new FormulaText(FormulaStyle.PLAIN);

    /// Writes TeX, to be put into mathematics mode.
    public static final FormulaText TEX = new FormulaText(new TexStyle());

    private final FormulaStyle style;

    private FormulaText(FormulaStyle style) {
        this.style = style;
    }

    /// The whole formula of a value, down to the leaves.
    public String full(Graph graph, Value value) {
        return full(graph, value, leaf -> name(graph, leaf));
    }

    /// The whole formula of a value.
    ///
    /// @param leaves what is written for a leaf: its name, or its number
    public String full(Graph graph, Value value, Function<Value, String> leaves) {
        return write(FormulaTrees.full(graph, value, named(leaves), FormulaText::number));
    }

    /// What a value is made of, in one level: `a + b`.
    public String step(Graph graph, Value value) {
        return step(graph, value, operand -> name(graph, operand));
    }

    /// What a value is made of, in one level.
    ///
    /// @param operands what is written for an operand: its name, or its number as in `2 + 3`
    public String step(Graph graph, Value value, Function<Value, String> operands) {
        return write(FormulaTrees.step(graph, value, named(operands), FormulaText::number));
    }

    /// A value's name and what it is made of, `x = a + b`; of a leaf only the name.
    public String equation(Graph graph, Value value) {
        String name = style.atom(name(graph, value));
        String step = step(graph, value);
        return step.equals(name) ? name : name + " = " + step;
    }

    /// What people call a value: its node's name, with the port's where there are several; a constant's number.
    public static String name(Graph graph, Value value) {
        Optional<Node> found = graph.find(value.node());
        if (found.isEmpty()) {
            return "?";
        }
        Node node = found.get();
        List<Port> outputs = node.operation().outputs();
        if (outputs.size() > 1 && value.output() < outputs.size()) {
            return node.name() + "." + outputs.get(value.output()).name();
        }
        return node.name();
    }

    private static String number(Tensor value) {
        if (value.shape().rank() > 0) {
            return value.toString();
        }
        double number = value.scalar();
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static Function<Value, FormulaTree> named(Function<Value, String> names) {
        return value -> new FormulaTree.Name(names.apply(value));
    }

    /// Formulas that are equal, on one line.
    public String write(Equality equality) {
        return equality.sides().stream().map(this::write).collect(Collectors.joining(" = "));
    }

    /// A formula.
    public String write(FormulaTree tree) {
        return written(style.isRaised() ? tree.raised() : tree);
    }

    private String written(FormulaTree tree) {
        return switch (tree) {
            case FormulaTree.Name(String text) -> style.atom(text);
            case FormulaTree.Figure(String text, FormulaTree.Meaning _) -> style.atom(text);
            case FormulaTree.Parentheses(FormulaTree inner) -> style.parentheses(written(inner));
            case FormulaTree.Infix(String symbol, FormulaTree left, FormulaTree right) ->
                style.infix(symbol, written(left), written(right));
            case FormulaTree.Prefix(String symbol, FormulaTree operand) -> style.prefix(symbol, written(operand));
            case FormulaTree.Postfix(String symbol, FormulaTree operand) -> style.postfix(symbol, written(operand));
            case FormulaTree.Call(String name, List<FormulaTree> arguments) ->
                style.function(name, arguments.stream().map(this::written).collect(Collectors.joining(", ")));
            case FormulaTree.Partial(String of, String towards, FormulaTree.Meaning _) -> style.partial(of, towards);
            case FormulaTree.Verbatim(String text) -> style.verbatim(text);
        };
    }
}
