package gradus.engine.formula;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Notation;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Writes values of a graph as formulas, with no more parentheses than are needed: `(a + b) × (c − d)`.
public final class FormulaText {

    /// Writes plain text.
    public static final FormulaText PLAIN = new FormulaText(FormulaStyle.PLAIN);

    /// Writes TeX, to be put into mathematics mode.
    public static final FormulaText TEX = new FormulaText(new TexStyle());

    /// Beyond these a formula is no help to anybody: what lies deeper stands under its node's name.
    private static final int DEEPEST = 64;

    private static final int LONGEST = 2000;

    private static final int SIGN = 4;
    private static final int POWER = 5;
    private static final int ATOM = 9;

    private final FormulaStyle style;

    private FormulaText(FormulaStyle style) {
        this.style = style;
    }

    /// A piece of a formula and how tight it holds together, on the scale of [Notation.Infix].
    private record Piece(String text, int precedence, String symbol) {}

    /// The whole formula of a value, down to the leaves.
    public String full(Graph graph, Value value) {
        return full(graph, value, leaf -> name(graph, leaf));
    }

    /// The whole formula of a value.
    ///
    /// @param leaves what is written for a leaf: its name, or its number
    public String full(Graph graph, Value value, Function<Value, String> leaves) {
        return new Writer(graph, leaves, DEEPEST).piece(value, 0).text();
    }

    /// What a value is made of, in one level: `a + b`.
    public String step(Graph graph, Value value) {
        return step(graph, value, operand -> name(graph, operand));
    }

    /// What a value is made of, in one level.
    ///
    /// @param operands what is written for an operand: its name, or its number as in `2 + 3`
    public String step(Graph graph, Value value, Function<Value, String> operands) {
        return new Writer(graph, operands, 1).piece(value, 0).text();
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

    private final class Writer {
        private final Graph graph;
        private final Function<Value, String> leaves;
        private final int deepest;
        private int written;

        Writer(Graph graph, Function<Value, String> leaves, int deepest) {
            this.graph = graph;
            this.leaves = leaves;
            this.deepest = deepest;
        }

        Piece piece(Value value, int depth) {
            Optional<Node> node = graph.find(value.node());
            if (node.isEmpty()) {
                return atom("?");
            }
            if (depth > 0 && node.get().operation() instanceof Constant(Tensor constant)) {
                return atom(number(constant));
            }
            if (depth >= deepest || written > LONGEST) {
                return atom(leaves.apply(value));
            }
            return switch (node.get().operation().notation()) {
                case Notation.Name() -> atom(leaves.apply(value));
                case Notation.Literal() ->
                    atom(node.get().operation() instanceof Constant(Tensor constant) ? number(constant) : "?");
                case Notation.Infix(String symbol, int precedence, boolean associative) -> {
                    List<Piece> operands = operands(node.get(), depth);
                    String left = left(operands.get(0), symbol, precedence);
                    String right = right(operands.get(1), symbol, precedence, associative);
                    int result = style.encloses(symbol, false) ? ATOM - 1 : precedence;
                    yield new Piece(style.infix(symbol, left, right), result, symbol);
                }
                case Notation.Prefix(String symbol, int precedence) -> {
                    Piece operand = operands(node.get(), depth).getFirst();
                    boolean isLoose = operand.precedence() <= precedence;
                    yield new Piece(style.prefix(symbol, wrapped(operand, isLoose)), precedence, symbol);
                }
                case Notation.Postfix(String symbol) -> {
                    Piece operand = operands(node.get(), depth).getFirst();
                    boolean isLoose = operand.precedence() < ATOM;
                    yield new Piece(style.postfix(symbol, wrapped(operand, isLoose)), ATOM, symbol);
                }
                case Notation.Function(String name) -> {
                    List<String> arguments = operands(node.get(), depth).stream()
                            .map(Piece::text)
                            .toList();
                    yield new Piece(style.function(name, String.join(", ", arguments)), ATOM, name);
                }
            };
        }

        private List<Piece> operands(Node node, int depth) {
            List<Piece> operands = new ArrayList<>();
            for (Port port : node.operation().inputs()) {
                Optional<Value> input = node.input(port.name());
                if (input.isPresent() || !port.optional()) {
                    operands.add(input.map(value -> piece(value, depth + 1)).orElseGet(() -> atom("?")));
                }
            }
            return operands;
        }

        private Piece atom(String text) {
            written += text.length() + 1;
            boolean isNegative = text.startsWith("-") || text.startsWith("−");
            boolean isPower = text.matches("[\\d.,]+[eE].*");
            return new Piece(style.atom(text), isNegative ? SIGN : isPower ? POWER : ATOM, "");
        }

        private String left(Piece operand, String symbol, int precedence) {
            boolean isLoose = operand.precedence() < precedence || (precedence == POWER && operand.precedence() < ATOM);
            return wrapped(operand, isLoose && !style.encloses(symbol, false));
        }

        /// A sign right behind an operator gets parentheses, as people write it: `a + (−b)`.
        private String right(Piece operand, String symbol, int precedence, boolean associative) {
            boolean isSameKind = operand.symbol().equals(symbol) || precedence == 2;
            boolean isLoose = operand.precedence() < precedence
                    || (operand.precedence() == precedence && precedence < POWER && !(associative && isSameKind))
                    || operand.precedence() == SIGN;
            return wrapped(operand, isLoose && !style.encloses(symbol, true));
        }

        private String wrapped(Piece piece, boolean isLoose) {
            return isLoose ? style.parentheses(piece.text()) : piece.text();
        }
    }
}
