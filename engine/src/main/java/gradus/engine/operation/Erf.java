package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The error function, `2/√π ∫₀ˣ e^(−t²) dt`.
public record Erf() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.ERF, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.squared().negated().exp().times(2 / Math.sqrt(Math.PI));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = 2/√π · ∫₀ˣ exp(−t²) dt", "∂y/∂x = 2/√π · exp(−x²)", new Facts.Example("erf(0.5)", "0.5205"));
    }
}
