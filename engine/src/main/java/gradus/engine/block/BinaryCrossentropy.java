package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Softplus;
import gradus.engine.operation.Term;

/// How surprised predictions of yes or no are by what came, the mean over all elements.
///
/// @param fromLogits whether predictions are sums before a sigmoid instead of probabilities
/// @param labelSmoothing how far targets are drawn from 0 and 1 towards a half, from 0 to below 1
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing) implements Loss {
    public BinaryCrossentropy {
        Rules.share("label_smoothing", labelSmoothing);
    }

    /// With targets as they are.
    public BinaryCrossentropy(boolean fromLogits) {
        this(fromLogits, 0);
    }

    @Override
    public Term each(Term target, Term prediction) {
        Term smooth = Smoothing.towards(0.5, target, labelSmoothing);
        if (fromLogits) {
            return prediction.apply(new Softplus()).minus(smooth.times(prediction));
        }
        return surprise(smooth, prediction);
    }

    /// What the probability of yes costs, given how much yes there is.
    static Term surprise(Term target, Term probability) {
        Term zero = target.constant(0);
        Term one = target.constant(1);
        Term yes = target.equalTo(zero).where(zero, target.times(Logarithms.safe(probability)));
        Term no = target.equalTo(one).where(zero, target.complement().times(Logarithms.safe(probability.complement())));
        return yes.plus(no).negated();
    }

    @Override
    public TargetRange targets(ValueType prediction) {
        return TargetRange.SHARES;
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = −E[y_true · ln y_pred + (1 − y_true) · ln(1 − y_pred)]",
                new Facts.Example("binary_crossentropy([1, 0], [0.9, 0.2])", "0.1643"));
    }
}
