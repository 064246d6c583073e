package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The tangent of an angle in radians.
public record Tan() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.TAN, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return y.squared().plus(1);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = tan x", "∂y/∂x = 1 + tan² x", new Facts.Example("tan(1)", "1.557"));
    }
}
