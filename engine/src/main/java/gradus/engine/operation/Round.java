package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The nearest whole number, halves to the even one; its derivative is 0.
public record Round() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.ROUND, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.constant(0);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y ∈ ℤ, |x − y| ≤ ½, |x − y| = ½ ⇒ y ∈ 2ℤ",
                "∂y/∂x = 0",
                new Facts.Example("round([1.4, 1.5, 2.5])", "[1, 2, 2]"));
    }
}
