package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// `eˣ − 1`, exact also for very small numbers.
public record Expm1() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.EXPM1, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return y.plus(1);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = eˣ − 1", "∂y/∂x = eˣ", new Facts.Example("expm1(0.001)", "0.001001"));
    }
}
