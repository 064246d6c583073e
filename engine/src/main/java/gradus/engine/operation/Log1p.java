package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// `ln(1 + x)`, exact also for very small numbers.
public record Log1p() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.LOG1P, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.plus(1).reciprocal();
    }

    @Override
    public Facts facts() {
        return Facts.of("y = ln(1 + x)", "∂y/∂x = 1 / (1 + x)", new Facts.Example("log1p(0.001)", "0.0009995"));
    }
}
