package gradus.engine.formula;

import java.util.List;

/// A formula as a tree, with the parentheses that one needs on a line: ready to be written or typeset.
public sealed interface FormulaTree {

    /// What a number in a formula is about; pages and screens may give each its colour.
    enum Meaning {
        /// Part of the formula itself: the 2 of `a^2`.
        LITERAL,
        /// A value of the forward pass.
        VALUE,
        /// How a node changes with one of its inputs alone.
        LOCAL,
        /// A gradient of the target.
        GRADIENT
    }

    /// A name of a value.
    record Name(String text) implements FormulaTree {}

    /// A number, or several in brackets.
    record Figure(String text, Meaning meaning) implements FormulaTree {

        /// Whether it begins with a sign.
        public boolean isNegative() {
            return text.startsWith("-") || text.startsWith("−");
        }
    }

    record Parentheses(FormulaTree inner) implements FormulaTree {}

    /// `a + b`.
    ///
    /// @param symbol as [gradus.engine.graph.Notation] has it
    record Infix(String symbol, FormulaTree left, FormulaTree right) implements FormulaTree {
        private Infix raisedOperands() {
            return switch (symbol) {
                case "÷" -> new Infix(symbol, left.bare().raised(), right.bare().raised());
                case "^" -> new Infix(symbol, left.raised(), right.bare().raised());
                default ->
                    new Infix(symbol, left.loose().raised(), right.loose().raised());
            };
        }
    }

    /// `−a`.
    record Prefix(String symbol, FormulaTree operand) implements FormulaTree {}

    /// `aᵀ`.
    record Postfix(String symbol, FormulaTree operand) implements FormulaTree {}

    /// `tanh(a)`.
    record Call(String name, List<FormulaTree> arguments) implements FormulaTree {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// `∂z/∂x`.
    record Partial(String of, String towards, Meaning meaning) implements FormulaTree {}

    /// Mathematics that came as text: `∂L/∂y · bᵀ`.
    record Verbatim(String text) implements FormulaTree {}

    /// The same in parentheses where it stands behind an operator and begins with a sign: `4 · (−1)`.
    default FormulaTree guarded() {
        boolean isSigned = this instanceof Prefix || (this instanceof Figure figure && figure.isNegative());
        return isSigned ? new Parentheses(this) : this;
    }

    /// The same for where quotients stand as fractions and exponents are raised: without the parentheses that these
    /// make needless.
    default FormulaTree raised() {
        return switch (this) {
            case Name _, Figure _, Partial _, Verbatim _ -> this;
            case Parentheses(FormulaTree inner) -> new Parentheses(inner.raised());
            case Infix infix -> infix.raisedOperands();
            case Prefix(String symbol, FormulaTree operand) ->
                new Prefix(symbol, operand.loose().raised());
            case Postfix(String symbol, FormulaTree operand) -> new Postfix(symbol, operand.raised());
            case Call(String name, List<FormulaTree> arguments) ->
                new Call(name, arguments.stream().map(FormulaTree::raised).toList());
        };
    }

    private FormulaTree bare() {
        return this instanceof Parentheses(FormulaTree inner) ? inner : this;
    }

    private FormulaTree loose() {
        boolean isFraction =
                bare() instanceof Infix quotient && quotient.symbol().equals("÷");
        return isFraction ? bare() : this;
    }
}
