package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Term;

/// How surprised predicted rates are by counts, up to what doesn't depend on the prediction: the mean of
/// `ŷ − y · ln(ŷ + 1e-7)` over all elements (the addend as in Keras).
public record Poisson() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        return prediction.minus(target.times(prediction.plus(Logarithms.EPSILON).log()));
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = E[y_pred − y_true · ln y_pred]", new Facts.Example("poisson([1, 2], [1, 2])", "0.8069"));
    }
}
