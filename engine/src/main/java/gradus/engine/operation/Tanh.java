package gradus.engine.operation;

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
}
