package gradus.engine.formula;

import gradus.engine.formula.FormulaTree.Figure;
import gradus.engine.formula.FormulaTree.Meaning;
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

/// Reads formulas off a graph, with no more parentheses than are needed: `(a + b) × (c − d)`.
public final class FormulaTrees {

    /// Beyond these a formula is no help to anybody: what lies deeper stands under its node's name.
    private static final int DEEPEST = 64;

    private static final int LONGEST = 2000;

    private static final int SIGN = 4;
    private static final int POWER = 5;
    private static final int ATOM = 9;

    private final Graph graph;
    private final Function<Value, FormulaTree> leaves;
    private final Function<Tensor, String> numbers;
    private final int deepest;
    private int written;

    private FormulaTrees(
            Graph graph, Function<Value, FormulaTree> leaves, Function<Tensor, String> numbers, int deepest) {
        this.graph = graph;
        this.leaves = leaves;
        this.numbers = numbers;
        this.deepest = deepest;
    }

    /// A piece of a formula and how tight it holds together, on the scale of [Notation.Infix].
    private record Piece(FormulaTree tree, int precedence, String symbol) {}

    /// The whole formula of a value.
    ///
    /// @param leaves what is written for a leaf: its name, or its number
    /// @param numbers how constants are written
    public static FormulaTree full(
            Graph graph, Value value, Function<Value, FormulaTree> leaves, Function<Tensor, String> numbers) {
        return new FormulaTrees(graph, leaves, numbers, DEEPEST).piece(value, 0).tree();
    }

    /// What a value is made of, in one level: `a + b`.
    ///
    /// @param operands what is written for an operand: its name, or its number as in `2 + 3`
    /// @param numbers how constants are written
    public static FormulaTree step(
            Graph graph, Value value, Function<Value, FormulaTree> operands, Function<Tensor, String> numbers) {
        return new FormulaTrees(graph, operands, numbers, 1).piece(value, 0).tree();
    }

    private Piece piece(Value value, int depth) {
        Optional<Node> node = graph.find(value.node());
        if (node.isEmpty()) {
            return atom(new FormulaTree.Name("?"));
        }
        if (depth > 0 && node.get().operation() instanceof Constant(Tensor constant)) {
            return number(constant);
        }
        if (depth >= deepest || written > LONGEST) {
            return atom(leaves.apply(value));
        }
        return switch (node.get().operation().notation()) {
            case Notation.Name() -> atom(leaves.apply(value));
            case Notation.Literal() ->
                node.get().operation() instanceof Constant(Tensor constant)
                        ? number(constant)
                        : atom(new FormulaTree.Name("?"));
            case Notation.Infix(String symbol, int precedence, boolean associative) -> {
                List<Piece> operands = operands(node.get(), depth);
                FormulaTree left = left(operands.get(0), precedence);
                FormulaTree right = right(operands.get(1), symbol, precedence, associative);
                yield new Piece(new FormulaTree.Infix(symbol, left, right), precedence, symbol);
            }
            case Notation.Prefix(String symbol, int precedence) -> {
                Piece operand = operands(node.get(), depth).getFirst();
                boolean isLoose = operand.precedence() <= precedence;
                yield new Piece(new FormulaTree.Prefix(symbol, wrapped(operand, isLoose)), precedence, symbol);
            }
            case Notation.Postfix(String symbol) -> {
                Piece operand = operands(node.get(), depth).getFirst();
                boolean isLoose = operand.precedence() < ATOM;
                yield new Piece(new FormulaTree.Postfix(symbol, wrapped(operand, isLoose)), ATOM, symbol);
            }
            case Notation.Function(String name) -> {
                List<FormulaTree> arguments =
                        operands(node.get(), depth).stream().map(Piece::tree).toList();
                yield new Piece(new FormulaTree.Call(name, arguments), ATOM, name);
            }
        };
    }

    private List<Piece> operands(Node node, int depth) {
        List<Piece> operands = new ArrayList<>();
        for (Port port : node.operation().inputs()) {
            Optional<Value> input = node.input(port.name());
            if (input.isPresent() || !port.optional()) {
                operands.add(
                        input.map(value -> piece(value, depth + 1)).orElseGet(() -> atom(new FormulaTree.Name("?"))));
            }
        }
        return operands;
    }

    private Piece number(Tensor constant) {
        return atom(new Figure(numbers.apply(constant), Meaning.LITERAL));
    }

    private Piece atom(FormulaTree tree) {
        String text = FormulaText.PLAIN.write(tree);
        written += text.length() + 1;
        boolean isNegative = text.startsWith("-") || text.startsWith("−");
        boolean isPower = text.matches("[\\d.,]+([eE]|×10).*");
        return new Piece(tree, isNegative ? SIGN : isPower ? POWER : ATOM, "");
    }

    private static FormulaTree left(Piece operand, int precedence) {
        return wrapped(
                operand, operand.precedence() < precedence || (precedence == POWER && operand.precedence() < ATOM));
    }

    /// A sign right behind an operator gets parentheses, as people write it: `a + (−b)`.
    private static FormulaTree right(Piece operand, String symbol, int precedence, boolean associative) {
        boolean isSameKind = operand.symbol().equals(symbol) || precedence == 2;
        boolean isLoose = operand.precedence() < precedence
                || (operand.precedence() == precedence && precedence < POWER && !(associative && isSameKind))
                || operand.precedence() == SIGN;
        return wrapped(operand, isLoose);
    }

    private static FormulaTree wrapped(Piece piece, boolean isLoose) {
        return isLoose ? new FormulaTree.Parentheses(piece.tree()) : piece.tree();
    }
}
