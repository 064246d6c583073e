package gradus.engine.operation;

import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;

/// Whether both truth values hold.
public record And() implements Logical {
    @Override
    public ScalarExpression expression() {
        return Scalars.X.times(Scalars.Y);
    }
}
