package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// Whether exactly one of two truth values holds.
public record Xor() implements Logical {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.NOT, Scalars.apply(BinaryFunction.EQUAL, Scalars.X, Scalars.Y));
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y = [a ≠ b]",
                "derivative.none.truth",
                new Facts.Example("xor([1, 1, 0], [1, 0, 0])", "[false, true, false]"));
    }
}
