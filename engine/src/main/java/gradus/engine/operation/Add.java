package gradus.engine.operation;

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
}
