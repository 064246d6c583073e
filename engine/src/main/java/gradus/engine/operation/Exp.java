package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The exponential, `eˣ`.
public record Exp() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.EXP, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return y;
    }

    @Override
    public Facts facts() {
        return Facts.of("y = eˣ", "∂y/∂x = eˣ", new Facts.Example("exp(1)", "2.718"));
    }
}
