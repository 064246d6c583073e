package gradus.engine.graph;

/// How people write an operation in a formula.
public sealed interface Notation {

    /// `a + b`.
    ///
    /// @param precedence binds tighter when larger: 1 comparisons, 2 sums, 3 products, 4 signs, 5 powers
    /// @param associative whether `a∘(b∘c)` may be written without the parentheses
    record Infix(String symbol, int precedence, boolean associative) implements Notation {}

    /// `-a`.
    record Prefix(String symbol, int precedence) implements Notation {}

    /// `aᵀ`.
    record Postfix(String symbol) implements Notation {}

    /// `tanh(a)`.
    record Function(String name) implements Notation {}

    /// The node's own name: variables.
    record Name() implements Notation {}

    /// The number itself: constants.
    record Literal() implements Notation {}
}
