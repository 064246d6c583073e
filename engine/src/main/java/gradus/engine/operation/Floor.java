package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The largest whole number that is not greater; its derivative is 0.
public record Floor() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.FLOOR, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.constant(0);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = ⌊x⌋", "∂y/∂x = 0", new Facts.Example("floor([1.7, -1.2])", "[1, -2]"));
    }
}
