package gradus.engine.operation;

import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The logistic function, `1 / (1 + e⁻ˣ)`, between 0 and 1.
public record Sigmoid() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.ONE.over(
                Scalars.ONE.plus(Scalars.apply(UnaryFunction.EXP, Scalars.apply(UnaryFunction.NEGATE, Scalars.X))));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return y.times(y.complement());
    }
}
