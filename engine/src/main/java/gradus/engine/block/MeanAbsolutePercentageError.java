package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Abs;
import gradus.engine.operation.Term;

/// The mean over all elements of how many percent of the target a prediction is wrong by: `100 · |y − ŷ| / |y|`,
/// where `|y|` is taken as at least 1e-7, as in Keras.
public record MeanAbsolutePercentageError() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        Term size = target.apply(new Abs()).max(target.constant(Logarithms.EPSILON));
        return target.minus(prediction).over(size).apply(new Abs()).times(100);
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = 100 · E[|y_true − y_pred| / |y_true|]",
                new Facts.Example("mean_absolute_percentage_error([2, 4], [3, 4])", "25"));
    }
}
