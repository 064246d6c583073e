package gradus.engine.block;

import gradus.engine.operation.Abs;
import gradus.engine.operation.Term;

/// The mean of the absolute differences over all elements.
public record MeanAbsoluteError() implements Loss {
    @Override
    public Term loss(Term target, Term prediction) {
        return prediction.minus(target).apply(new Abs()).mean();
    }
}
