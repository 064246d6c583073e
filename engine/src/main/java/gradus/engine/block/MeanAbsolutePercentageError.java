package gradus.engine.block;

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
}
