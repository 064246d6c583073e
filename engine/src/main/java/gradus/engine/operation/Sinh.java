package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The hyperbolic sine, `(eˣ − e⁻ˣ) / 2`.
public record Sinh() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.SINH, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Cosh());
    }

    @Override
    public Facts facts() {
        return Facts.of("y = (eˣ − e⁻ˣ) / 2", "∂y/∂x = cosh x", new Facts.Example("sinh(1)", "1.175"));
    }
}
