package gradus.engine.operation;

import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// Whether a result is no number, as 0 divided by 0 is none.
public record IsNaN() implements Predicate {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.IS_NAN, Scalars.X);
    }
}
