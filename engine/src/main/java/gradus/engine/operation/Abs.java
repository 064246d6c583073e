package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The absolute value; its derivative at 0 is 0.
public record Abs() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.ABS, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Sign());
    }

    @Override
    public Facts facts() {
        return Facts.of("y = |x|", "∂y/∂x = [x > 0] − [x < 0]", new Facts.Example("abs([-3, 2])", "[3, 2]"));
    }
}
