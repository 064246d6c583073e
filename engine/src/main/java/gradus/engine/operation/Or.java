package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// Whether at least one of two truth values holds.
public record Or() implements Logical {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(BinaryFunction.MAXIMUM, Scalars.X, Scalars.Y);
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y = [a or b]",
                "derivative.none.truth",
                new Facts.Example("or([1, 1, 0], [1, 0, 0])", "[true, true, false]"));
    }
}
