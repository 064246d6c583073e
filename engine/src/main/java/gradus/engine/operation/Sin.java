package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The sine of an angle in radians.
public record Sin() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.SIN, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Cos());
    }

    @Override
    public Facts facts() {
        return Facts.of("y = sin x", "∂y/∂x = cos x", new Facts.Example("sin(1)", "0.8415"));
    }
}
