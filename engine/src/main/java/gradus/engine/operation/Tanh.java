package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The hyperbolic tangent, between −1 and 1.
public record Tanh() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.TANH, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return y.squared().complement();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)", "∂y/∂x = 1 − y²", new Facts.Example("tanh(1)", "0.7616"));
    }
}
