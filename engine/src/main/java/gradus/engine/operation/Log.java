package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The natural logarithm; NaN below zero, −∞ at zero.
public record Log() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.LOG, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.reciprocal();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = ln x", "∂y/∂x = 1 / x", new Facts.Example("log(10)", "2.303"));
    }
}
