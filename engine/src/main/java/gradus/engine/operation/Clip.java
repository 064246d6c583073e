package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// The number, held between two bounds; its derivative at the bounds is 1.
///
/// @param min the lower bound
/// @param max the upper bound
public record Clip(double min, double max) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(
                BinaryFunction.MAXIMUM,
                Scalars.constant(min),
                Scalars.apply(BinaryFunction.MINIMUM, Scalars.constant(max), Scalars.X));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return y.equalTo(x).where(x.constant(1), x.constant(0));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = max(min, min(max, x))",
                "∂y/∂x = [min ≤ x ≤ max]",
                new Facts.Example("clip([-2, 0.5, 2], min=-1, max=1)", "[-1, 0.5, 1]"));
    }
}
