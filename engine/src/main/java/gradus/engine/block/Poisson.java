package gradus.engine.block;

import gradus.engine.operation.Term;

/// How surprised predicted rates are by counts, up to what doesn't depend on the prediction: the mean of
/// `ŷ − y · ln(ŷ + 1e-7)` over all elements (the addend as in Keras).
public record Poisson() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        return prediction.minus(
                target.times(prediction.plus(Logarithms.EPSILON).log()));
    }
}
