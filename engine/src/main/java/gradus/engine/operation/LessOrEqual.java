package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// Whether the first number is at most the second.
public record LessOrEqual() implements Comparison {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(BinaryFunction.GREATER_OR_EQUAL, Scalars.Y, Scalars.X);
    }

    @Override
    public Notation notation() {
        return new Notation.Infix("≤", 1, false);
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y = [a ≤ b]", "derivative.none.truth", new Facts.Example("[1, 3] <= [2, 3]", "[true, true]"));
    }
}
