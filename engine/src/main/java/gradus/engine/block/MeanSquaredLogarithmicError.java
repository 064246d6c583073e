package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Log1p;
import gradus.engine.operation.Term;

/// The mean of `(ln(1 + y) − ln(1 + ŷ))²` over all elements: what counts is by what factor a prediction is wrong.
/// Both are taken as at least 1e-7, as in Keras.
public record MeanSquaredLogarithmicError() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        return logarithm(target).minus(logarithm(prediction)).squared();
    }

    private static Term logarithm(Term value) {
        return value.max(value.constant(Logarithms.EPSILON)).apply(new Log1p());
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = E[(ln(1 + y_true) − ln(1 + y_pred))²]",
                new Facts.Example("mean_squared_logarithmic_error([1, 3], [3, 3])", "0.2402"));
    }
}
