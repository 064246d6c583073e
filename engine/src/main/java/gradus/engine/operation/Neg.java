package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// The number with the other sign.
public record Neg() implements UnaryOperation {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.NEGATE, Scalars.X);
    }

    @Override
    public Term derivative(Term x, Term y) {
        return x.constant(-1);
    }

    @Override
    public Family family() {
        return Family.ARITHMETIC;
    }

    @Override
    public Notation notation() {
        return new Notation.Prefix("−", 4);
    }

    @Override
    public Facts facts() {
        return Facts.of("y = −x", "∂y/∂x = −1", new Facts.Example("-[3, -2]", "[-3, 2]"));
    }
}
