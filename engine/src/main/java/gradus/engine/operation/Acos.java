package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The angle whose cosine the number is, between 0 and π.
public record Acos() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.ACOS, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.squared().complement().sqrt().reciprocal().negated();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = arccos x", "∂y/∂x = −1 / √(1 − x²)", new Facts.Example("acos(0.5)", "1.047"));
    }
}
