package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The cosine of an angle in radians.
public record Cos() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.COS, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Sin()).negated();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = cos x", "∂y/∂x = −sin x", new Facts.Example("cos(1)", "0.5403"));
    }
}
