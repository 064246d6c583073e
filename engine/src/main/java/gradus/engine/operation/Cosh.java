package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The hyperbolic cosine, `(eˣ + e⁻ˣ) / 2`.
public record Cosh() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.COSH, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.apply(new Sinh());
    }

    @Override
    public Facts facts() {
        return Facts.of("y = (eˣ + e⁻ˣ) / 2", "∂y/∂x = sinh x", new Facts.Example("cosh(1)", "1.543"));
    }
}
