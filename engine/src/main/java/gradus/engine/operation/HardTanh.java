package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// A tanh of straight lines: the number, held between two bounds; its derivative at the bounds is 0.
///
/// @param min the lower bound
/// @param max the upper bound
public record HardTanh(double min, double max) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(
                BinaryFunction.MAXIMUM,
                Scalars.constant(min),
                Scalars.apply(BinaryFunction.MINIMUM, Scalars.constant(max), Scalars.X));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return y.equalTo(x.constant(min))
                .where(x.constant(0), y.equalTo(x.constant(max)).where(x.constant(0), x.constant(1)));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = max(min, min(max, x))",
                "∂y/∂x = [min < x < max]",
                new Facts.Example("hard_tanh([-2, 0.5])", "[-1, 0.5]"));
    }
}
