package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// `x · sigmoid(alpha · x)`, also called SiLU (Ramachandran et al. 2017).
///
/// @param alpha how sharp the bend is
public record Swish(double alpha) implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.X.over(
                Scalars.ONE.plus(Scalars.apply(UnaryFunction.EXP, Scalars.X.times(Scalars.constant(-alpha)))));
    }

    @Override
    public Term derivative(Term x, Term y) {
        return swished(x, x.times(alpha).apply(new Sigmoid()));
    }

    private Term swished(Term x, Term gate) {
        return gate.plus(x.times(alpha).times(gate).times(gate.complement()));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x · σ(α · x), σ(x) = 1 / (1 + e⁻ˣ)",
                "∂y/∂x = σ(α · x) + α · x · σ(α · x) · (1 − σ(α · x))",
                new Facts.Example("swish([-1, 2])", "[-0.2689, 1.762]"));
    }
}
