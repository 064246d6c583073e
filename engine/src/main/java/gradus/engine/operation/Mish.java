package gradus.engine.operation;

import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// `x · tanh(softplus(x))` (Misra 2019).
public record Mish() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.X.times(Scalars.apply(UnaryFunction.TANH, new Softplus().expression()));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return mish(x, x.apply(new Softplus()).apply(new Tanh()));
    }

    private static Term mish(Term x, Term gate) {
        return gate.plus(x.times(gate.squared().complement()).times(x.apply(new Sigmoid())));
    }
}
