package gradus.engine.operation;

import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The nearest whole number, halves to the even one; its derivative is 0.
public record Round() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.ROUND, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.constant(0);
    }
}
