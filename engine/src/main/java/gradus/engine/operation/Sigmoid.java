package gradus.engine.operation;

import gradus.engine.graph.Facts;
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

    @Override
    public Facts facts() {
        return Facts.of(
                "y = 1 / (1 + e⁻ˣ)", "∂y/∂x = y · (1 − y)", new Facts.Example("sigmoid([0, 2])", "[0.5, 0.8808]"));
    }
}
