package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Softplus;
import gradus.engine.operation.Term;

/// How surprised predictions of yes or no are by what came, the mean over all elements.
///
/// @param fromLogits whether predictions are sums before a sigmoid instead of probabilities
public record BinaryCrossentropy(boolean fromLogits) implements Loss {
    @Override
    public Term loss(Term target, Term prediction) {
        if (fromLogits) {
            return prediction
                    .apply(new Softplus())
                    .minus(target.times(prediction))
                    .mean();
        }
        Term zero = target.constant(0);
        Term one = target.constant(1);
        Term yes = target.equalTo(zero).where(zero, target.times(Logarithms.safe(prediction)));
        Term no = target.equalTo(one).where(zero, target.complement().times(Logarithms.safe(prediction.complement())));
        return yes.plus(no).mean().negated();
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = −E[y_true · ln y_pred + (1 − y_true) · ln(1 − y_pred)]",
                new Facts.Example("binary_crossentropy([1, 0], [0.9, 0.2])", "0.1643"));
    }
}
