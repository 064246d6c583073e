package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.operation.Abs;
import gradus.engine.operation.Term;

/// Squared differences where they are small, absolute ones where they are large, the mean over all elements (Huber
/// 1964).
///
/// @param delta where the one becomes the other
public record Huber(double delta) implements Loss {
    public Huber {
        Attributes.require(delta > 0, "delta", delta, "rule.positive");
    }

    @Override
    public Term each(Term target, Term prediction) {
        Term distance = prediction.minus(target).apply(new Abs());
        Term near = distance.squared().times(0.5);
        Term far = distance.plus(-delta / 2).times(delta);
        return distance.lessThan(distance.constant(delta)).where(near, far);
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = E[[d ≤ δ] · d²/2 + [d > δ] · δ · (d − δ/2)], d = |y_true − y_pred|",
                new Facts.Example("huber([1, 2], [1.5, 5])", "1.313"));
    }
}
