package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Term;

/// How far predictions are from the right side of a margin: the mean of `max(0, 1 − y · ŷ)`, where labels 0 and 1
/// count as −1 and 1.
public record Hinge() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        return shortfall(target, prediction);
    }

    /// How much each prediction misses the margin by.
    static Term shortfall(Term target, Term prediction) {
        Term zero = prediction.constant(0);
        Term side = target.equalTo(zero).where(prediction.constant(-1), target);
        return side.times(prediction).complement().apply(new Relu());
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = E[max(0, 1 − y_true · y_pred)], y_true ∈ {−1, 1}",
                new Facts.Example("hinge([1, -1], [0.5, -2])", "0.25"));
    }
}
