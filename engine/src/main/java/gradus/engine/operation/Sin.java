package gradus.engine.operation;

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
}
