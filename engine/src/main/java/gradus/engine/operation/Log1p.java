package gradus.engine.operation;

import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// `ln(1 + x)`, exact also for very small numbers.
public record Log1p() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.LOG1P, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.plus(1).reciprocal();
    }
}
