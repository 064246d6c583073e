package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// The number itself.
public record Identity() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.X;
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.constant(1);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = x", "∂y/∂x = 1", new Facts.Example("identity(3)", "3"));
    }
}
