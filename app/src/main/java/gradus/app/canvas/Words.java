package gradus.app.canvas;

import gradus.app.document.TextWidth;
import gradus.engine.block.Bypassed;
import gradus.engine.block.Expression;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Notation;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/// How operations, shapes and attributes are written on the canvas. The same in every language.
final class Words {
    private static final String OPEN = "?";

    private Words() {}

    /// What a result means: `x = a + b`. An open port is a question mark.
    static String meaning(Graph graph, Node node) {
        if (node.operation() instanceof Bypassed || node.operation() instanceof Expression) {
            return node.name();
        }
        List<String> operands = node.operation().inputs().stream()
                .filter(port -> !port.optional() || node.input(port.name()).isPresent())
                .map(port -> operand(graph, node, port))
                .toList();
        String right = switch (node.operation().notation()) {
            case Notation.Infix(String symbol, int _, boolean _) -> String.join(" " + symbol + " ", operands);
            case Notation.Prefix(String symbol, int _) -> symbol + operands.getFirst();
            case Notation.Postfix(String symbol) -> operands.getFirst() + symbol;
            case Notation.Function(String name) -> name + "(" + String.join(", ", few(operands)) + ")";
            case Notation.Name _, Notation.Literal _ -> "";
        };
        return right.isEmpty() ? node.name() : node.name() + " = " + right;
    }

    /// Of many operands only the first: the wires tell the others.
    private static List<String> few(List<String> operands) {
        return operands.size() <= 3 ? operands : List.of(operands.get(0), operands.get(1), "…");
    }

    /// Whether it matters which operand comes first.
    static boolean isOrdered(Operation operation) {
        return operation.inputs().size() == 2
                && operation.notation() instanceof Notation.Infix(String _, int _, boolean isAssociative)
                && !isAssociative;
    }

    /// A text cut so that it fits, with an ellipsis.
    static String cut(String text, double size, double room) {
        if (TextWidth.of(text, size) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 1 && TextWidth.of(text.substring(0, length) + "…", size) > room) {
            length--;
        }
        return text.substring(0, length).strip() + "…";
    }

    /// `N × 4`; nothing for a single number.
    static String shape(Shape shape) {
        return shape.dimensions().stream().map(Dimension::toString).collect(Collectors.joining(" × "));
    }

    /// How many there are: large counts in thousands, millions or milliards, with three digits.
    static String count(long count, gradus.app.text.Numbers numbers) {
        if (count < 100_000) {
            return numbers.whole(count);
        }
        double power = count < 1_000_000 ? 1e3 : count < 1_000_000_000 ? 1e6 : 1e9;
        String unit = count < 1_000_000 ? " k" : count < 1_000_000_000 ? " M" : " G";
        double digits = new BigDecimal(count / power).round(new MathContext(3)).doubleValue();
        return numbers.shortForm(digits) + unit;
    }

    private static String operand(Graph graph, Node node, Port port) {
        return node.input(port.name())
                .flatMap(value -> graph.find(value.node()))
                .map(Node::name)
                .orElse(OPEN);
    }
}
