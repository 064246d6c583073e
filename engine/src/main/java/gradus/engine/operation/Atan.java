package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The angle whose tangent the number is, between −π/2 and π/2.
public record Atan() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.ATAN, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.squared().plus(1).reciprocal();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = arctan x", "∂y/∂x = 1 / (1 + x²)", new Facts.Example("atan(1)", "0.7854"));
    }
}
