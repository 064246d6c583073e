package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// The first input divided by the second, with broadcasting.
public record Div() implements BinaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(BinaryFunction.DIVIDE, Scalars.X, Scalars.Y);
    }

    @Override
    public Gradients gradients(Term gradient, Term a, Term b, Term y) {
        return new Gradients(
                gradient.over(b), gradient.negated().times(a.over(b).over(b)));
    }

    @Override
    public Notation notation() {
        return new Notation.Infix("÷", 3, false);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = a / b", "∂y/∂a = 1/b; ∂y/∂b = −a/b²", new Facts.Example("6 / 4", "1.5"));
    }
}
