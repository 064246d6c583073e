package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// The rectifier that lets a share of negative numbers through; its derivative at 0 is that share.
///
/// @param alpha the slope below zero
public record LeakyRelu(double alpha) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.select(
                Scalars.apply(BinaryFunction.GREATER, Scalars.X, Scalars.ZERO),
                Scalars.X,
                Scalars.X.times(Scalars.constant(alpha)));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Greater(), x.constant(0)).where(x.constant(1), x.constant(alpha));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = [x > 0] · x + [x ≤ 0] · α · x",
                "∂y/∂x = [x > 0] + [x ≤ 0] · α",
                new Facts.Example("leaky_relu([-2, 3], alpha=0.1)", "[-0.2, 3]"));
    }
}
