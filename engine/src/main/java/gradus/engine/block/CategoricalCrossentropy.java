package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.LogSoftmax;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Term;
import java.util.List;

/// How surprised a prediction is by the class that came: `−Σ y_true · ln(y_pred)` over the last axis, the mean
/// over the rest. The logarithm is taken of at least the smallest normal number; what `y_true` gives no weight
/// adds nothing.
///
/// @param fromLogits whether predictions are sums before a softmax instead of probabilities
/// @param labelSmoothing the share of the target that is spread evenly over all classes, from 0 to below 1
public record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing) implements Loss {
    public CategoricalCrossentropy {
        Rules.share("label_smoothing", labelSmoothing);
    }

    /// With targets as they are.
    public CategoricalCrossentropy(boolean fromLogits) {
        this(fromLogits, 0);
    }

    @Override
    public Term each(Term target, Term prediction) {
        Term smooth = labelSmoothing == 0
                ? target
                : Smoothing.towards(1.0 / target.shape().get(-1).size(), target, labelSmoothing);
        Term logarithm = fromLogits ? prediction.apply(new LogSoftmax(-1)) : Logarithms.safe(prediction);
        return surprise(smooth, logarithm).apply(new ReduceSum(List.of(-1), false));
    }

    /// What each class costs, given the logarithm of its probability.
    static Term surprise(Term target, Term logarithm) {
        Term zero = target.constant(0);
        return target.equalTo(zero).where(zero, target.times(logarithm)).negated();
    }

    @Override
    public TargetRange targets(ValueType prediction) {
        return TargetRange.SHARES;
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = −E[Σₖ y_trueₖ · ln y_predₖ]",
                new Facts.Example("categorical_crossentropy([[0, 1, 0]], [[0.2, 0.7, 0.1]])", "0.3567"));
    }
}
