package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Sigmoid;
import gradus.engine.operation.Term;

/// [BinaryCrossentropy] that looks away from what is right already: multiplied by `(1 − p)^gamma`, where `p` is the
/// probability given to what came; the mean over all elements (Lin et al. 2017).
///
/// @param applyClassBalancing whether yes weighs `alpha` and no `1 − alpha`
/// @param alpha see there, from 0 to 1
/// @param gamma how much what is right already fades, at least 0
/// @param fromLogits whether predictions are sums before a sigmoid instead of probabilities
/// @param labelSmoothing how far targets are drawn from 0 and 1 towards a half, from 0 to below 1
public record BinaryFocalCrossentropy(
        boolean applyClassBalancing, double alpha, double gamma, boolean fromLogits, double labelSmoothing)
        implements Loss {
    public BinaryFocalCrossentropy {
        Attributes.require(alpha >= 0 && alpha <= 1, "alpha", alpha, "rule.portion");
        Rules.notNegative("gamma", gamma);
        Rules.share("label_smoothing", labelSmoothing);
    }

    /// Keras's defaults.
    public BinaryFocalCrossentropy() {
        this(false, 0.25, 2, false, 0);
    }

    @Override
    public Term each(Term target, Term prediction) {
        Term smooth = Smoothing.towards(0.5, target, labelSmoothing);
        Term probability = fromLogits ? prediction.apply(new Sigmoid()) : prediction;
        Term surprise = new BinaryCrossentropy(fromLogits).each(smooth, prediction);
        Term came = smooth.times(probability).plus(smooth.complement().times(probability.complement()));
        Term focal = Focus.on(came, gamma).times(surprise);
        return applyClassBalancing
                ? smooth.times(alpha).plus(smooth.complement().times(1 - alpha)).times(focal)
                : focal;
    }

    @Override
    public TargetRange targets(ValueType prediction) {
        return TargetRange.SHARES;
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = −E[(1 − p)^gamma · ln p], p = y_true · y_pred + (1 − y_true) · (1 − y_pred)",
                new Facts.Example("binary_focal_crossentropy([1, 0], [0.9, 0.2])", "0.00499"));
    }
}
