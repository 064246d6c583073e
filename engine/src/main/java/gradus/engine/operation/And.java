package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// Whether both truth values hold.
public record And() implements Logical {
    @Override
    public ScalarExpression expression() {
        return Scalars.X.times(Scalars.Y);
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y = [a and b]",
                "derivative.none.truth",
                new Facts.Example("and([1, 1, 0], [1, 0, 0])", "[true, false, false]"));
    }
}
