package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// The product of two inputs, element by element, with broadcasting.
public record Mul() implements BinaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(BinaryFunction.MULTIPLY, Scalars.X, Scalars.Y);
    }

    @Override
    public Gradients gradients(Term gradient, Term a, Term b, Term y) {
        return new Gradients(gradient.times(b), gradient.times(a));
    }

    @Override
    public Notation notation() {
        return new Notation.Infix("×", 3, true);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = a · b", "∂y/∂a = b; ∂y/∂b = a", new Facts.Example("4 * 5", "20"));
    }
}
