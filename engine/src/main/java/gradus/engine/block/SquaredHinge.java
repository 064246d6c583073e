package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Term;

/// [Hinge] squared: the mean of `max(0, 1 − y · ŷ)²`, where labels 0 and 1 count as −1 and 1.
public record SquaredHinge() implements Loss {
    @Override
    public Term each(Term target, Term prediction) {
        return Hinge.shortfall(target, prediction).squared();
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = E[max(0, 1 − y_true · y_pred)²], y_true ∈ {−1, 1}",
                new Facts.Example("squared_hinge([1, -1], [0.5, -2])", "0.125"));
    }
}
