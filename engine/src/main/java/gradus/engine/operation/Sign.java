package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// −1 below zero, 0 at zero, 1 above; its derivative is 0 everywhere.
public record Sign() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.SIGN, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.constant(0);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = [x > 0] − [x < 0]", "∂y/∂x = 0", new Facts.Example("sign([-3, 0, 2])", "[-1, 0, 1]"));
    }
}
