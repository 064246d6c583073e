package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// The sum of two inputs, with broadcasting.
public record Add() implements BinaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(BinaryFunction.ADD, Scalars.X, Scalars.Y);
    }

    @Override
    public Gradients gradients(Term gradient, Term a, Term b, Term y) {
        return new Gradients(gradient, gradient);
    }

    @Override
    public Notation notation() {
        return new Notation.Infix("+", 2, true);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = a + b", "∂y/∂a = 1; ∂y/∂b = 1", new Facts.Example("2 + 3", "5"));
    }
}
