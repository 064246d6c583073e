package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.LogSoftmax;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Softmax;
import gradus.engine.operation.Term;
import java.util.List;

/// [CategoricalCrossentropy] that looks away from what is right already: `−Σ alpha · (1 − ŷ)^gamma · y · ln ŷ` over
/// the last axis, the mean over the rest (Lin et al. 2017).
///
/// @param alpha multiplies all, from 0 to 1
/// @param gamma how much what is right already fades, at least 0
/// @param fromLogits whether predictions are sums before a softmax instead of probabilities
/// @param labelSmoothing the share of the target that is spread evenly over all classes, from 0 to below 1
public record CategoricalFocalCrossentropy(double alpha, double gamma, boolean fromLogits, double labelSmoothing)
        implements Loss {
    public CategoricalFocalCrossentropy {
        Attributes.require(alpha >= 0 && alpha <= 1, "alpha", alpha, "rule.portion");
        Rules.notNegative("gamma", gamma);
        Rules.share("label_smoothing", labelSmoothing);
    }

    /// Keras's defaults.
    public CategoricalFocalCrossentropy() {
        this(0.25, 2, false, 0);
    }

    @Override
    public Term each(Term target, Term prediction) {
        Term smooth = labelSmoothing == 0
                ? target
                : Smoothing.towards(1.0 / target.shape().get(-1).size(), target, labelSmoothing);
        Term probability = fromLogits ? prediction.apply(new Softmax(-1)) : prediction;
        Term logarithm = fromLogits ? prediction.apply(new LogSoftmax(-1)) : Logarithms.safe(prediction);
        return CategoricalCrossentropy.surprise(smooth, logarithm)
                .times(Focus.on(probability, gamma))
                .times(alpha)
                .apply(new ReduceSum(List.of(-1), false));
    }

    @Override
    public TargetRange targets(ValueType prediction) {
        return TargetRange.SHARES;
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = −E[Σₖ alpha · (1 − y_predₖ)^gamma · y_trueₖ · ln y_predₖ]",
                new Facts.Example("categorical_focal_crossentropy([[0, 1, 0]], [[0.2, 0.7, 0.1]])", "0.008025"));
    }
}
