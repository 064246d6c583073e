package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// The number where it is above a threshold, else 0.
///
/// @param alpha the threshold
public record ThresholdedRelu(double alpha) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.select(
                Scalars.apply(BinaryFunction.GREATER, Scalars.X, Scalars.constant(alpha)), Scalars.X, Scalars.ZERO);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Greater(), x.constant(alpha)).where(x.constant(1), x.constant(0));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = [x > α] · x",
                "∂y/∂x = [x > α]",
                new Facts.Example("thresholded_relu([0.5, 2], alpha=1)", "[0, 2]"));
    }
}
