package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// One divided by the number.
public record Reciprocal() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.ONE.over(Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return y.squared().negated();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = 1 / x", "∂y/∂x = −1 / x²", new Facts.Example("reciprocal(4)", "0.25"));
    }
}
