package gradus.engine.graph;

import java.util.List;

/// What mathematics says of an operation, written in signs that are the same in every language.
///
/// `[condition]` is 1 where the condition holds and else 0 (Iverson 1962), `E[…]` a mean, `L` the number that is
/// differentiated, and `y`, `x` stand for the ports of these names.
///
/// @param formula what it computes; empty where that is no formula
/// @param derivative how a small change of the inputs changes it
/// @param examples worked with numbers; a test computes each of them
public record Facts(String formula, Derivative derivative, List<Example> examples) {

    /// Nothing to say: leaves.
    public static final Facts NONE = new Facts("", new Derivative.ByChainRule(), List.of());

    public Facts {
        examples = List.copyOf(examples);
    }

    /// An operation that has a derivative.
    public static Facts of(String formula, String derivative, Example... examples) {
        return new Facts(formula, new Derivative.Known(derivative), List.of(examples));
    }

    /// An operation without a derivative.
    ///
    /// @param reason the key of a text that says why, such as `derivative.none.truth`
    public static Facts flat(String formula, String reason, Example... examples) {
        return new Facts(formula, new Derivative.None(Message.of(reason)), List.of(examples));
    }

    /// A block: its derivative is that of its inside.
    public static Facts block(String formula, Example... examples) {
        return new Facts(formula, new Derivative.ByChainRule(), List.of(examples));
    }

    /// How a small change of the inputs changes an operation's result.
    public sealed interface Derivative {

        /// By a formula.
        record Known(String formula) implements Derivative {}

        /// By the chain rule, from the derivatives of what the operation is made of.
        record ByChainRule() implements Derivative {}

        /// Not at all, or by leaps.
        record None(Message reason) implements Derivative {}
    }

    /// A call in the formula language, with numbers, and what comes out.
    ///
    /// @param call such as `relu(-2)`; a person can type it into the formula bar
    /// @param results one text an output, real numbers rounded to four digits
    public record Example(String call, List<String> results) {
        public Example {
            results = List.copyOf(results);
        }

        /// A call with its results.
        public Example(String call, String... results) {
            this(call, List.of(results));
        }

        /// `relu(-2) = 0`.
        @Override
        public String toString() {
            return call + " = " + String.join("; ", results);
        }
    }
}
