package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;
import gradus.engine.tensor.ElementType;

/// Whether a truth value does not hold.
public record Not() implements Predicate {
    @Override
    public ElementType asked() {
        return ElementType.BOOL;
    }

    @Override
    public ScalarExpression expression() {
        return Scalars.apply(UnaryFunction.NOT, Scalars.X);
    }

    @Override
    public Facts facts() {
        return Facts.flat("y = [not x]", "derivative.none.truth", new Facts.Example("not([1, 0])", "[false, true]"));
    }
}
