package gradus.engine.operation;

import gradus.engine.graph.Facts;
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

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x · tanh(ln(1 + eˣ))",
                "∂y/∂x = t + x · (1 − t²) · σ(x), t = tanh(ln(1 + eˣ))",
                new Facts.Example("mish([-1, 2])", "[-0.3034, 1.944]"));
    }
}
