package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// Whether a number is infinite, as 1 divided by 0 is.
///
/// @param detectNegative whether −∞ counts
/// @param detectPositive whether ∞ counts
public record IsInf(boolean detectNegative, boolean detectPositive) implements Predicate {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(
                BinaryFunction.MAXIMUM,
                detectNegative ? is(Double.NEGATIVE_INFINITY) : Scalars.ZERO,
                detectPositive ? is(Double.POSITIVE_INFINITY) : Scalars.ZERO);
    }

    private static ScalarExpression is(double infinity) {
        return Scalars.apply(BinaryFunction.EQUAL, Scalars.X, Scalars.constant(infinity));
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y = [|x| = ∞]", "derivative.none.truth", new Facts.Example("is_inf([1, 2]/[0, 2])", "[true, false]"));
    }
}
