package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The square root; NaN below zero.
public record Sqrt() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.SQRT, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return y.times(2).reciprocal();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = √x", "∂y/∂x = 1 / (2 · √x)", new Facts.Example("sqrt(9)", "3"));
    }
}
