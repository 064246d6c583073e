package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Abs;
import gradus.engine.operation.Term;

/// The mean of the absolute differences over all elements.
public record MeanAbsoluteError() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        return prediction.minus(target).apply(new Abs());
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = E[|y_true − y_pred|]", new Facts.Example("mean_absolute_error([1, 2], [1, 4])", "1"));
    }
}
