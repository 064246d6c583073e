package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Notation;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;

/// Whether a result is no number, as 0 divided by 0 is none.
public record IsNaN() implements Predicate {
    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.IS_NAN, Scalars.X);
    }

    @Override
    public Notation notation() {
        return new Notation.Function("is_nan");
    }

    @Override
    public Facts facts() {
        return Facts.flat("y = [x is not a number]", "derivative.none.truth", new Facts.Example("is_nan(0/0)", "true"));
    }
}
