package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Equal;
import gradus.engine.operation.LogSoftmax;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Term;
import java.util.List;

/// How surprised a prediction is by the class that came: `−Σ y_true · ln(y_pred)` over the last axis, the mean
/// over the rest. The logarithm is taken of at least the smallest normal number; what `y_true` gives no weight
/// adds nothing.
///
/// @param fromLogits whether predictions are sums before a softmax instead of probabilities
public record CategoricalCrossentropy(boolean fromLogits) implements Loss {
    @Override
    public Term loss(Term target, Term prediction) {
        Term logarithm = fromLogits ? prediction.apply(new LogSoftmax(-1)) : Logarithms.safe(prediction);
        Term zero = target.constant(0);
        Term weighted = target.apply(new Equal(), zero).where(zero, target.times(logarithm));
        return weighted.apply(new ReduceSum(List.of(-1), false)).mean().negated();
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = −E[Σₖ y_trueₖ · ln y_predₖ]",
                new Facts.Example("categorical_crossentropy([[0, 1, 0]], [[0.2, 0.7, 0.1]])", "0.3567"));
    }
}
