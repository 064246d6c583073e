package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The smallest whole number that is not less; its derivative is 0.
public record Ceil() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.CEIL, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.constant(0);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = ⌈x⌉", "∂y/∂x = 0", new Facts.Example("ceil([1.2, -1.7])", "[2, -1]"));
    }
}
