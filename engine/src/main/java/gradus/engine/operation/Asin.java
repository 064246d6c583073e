package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The angle whose sine the number is, between −π/2 and π/2.
public record Asin() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.ASIN, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.squared().complement().sqrt().reciprocal();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = arcsin x", "∂y/∂x = 1 / √(1 − x²)", new Facts.Example("asin(0.5)", "0.5236"));
    }
}
