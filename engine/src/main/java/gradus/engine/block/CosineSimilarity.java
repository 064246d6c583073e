package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Term;
import java.util.List;

/// The angle between target and prediction, whatever their lengths: `−Σ y · ŷ / (‖y‖ ‖ŷ‖)` along an axis, the mean
/// over the rest; −1 when they point the same way, 1 when opposite. A length is taken as at least 1e-7.
///
/// @param axis along which vectors lie; a negative one counts from the end
public record CosineSimilarity(int axis) implements Loss {
    @Override
    public boolean fits(ValueType target, ValueType prediction) {
        return Loss.super.fits(target, prediction) && target.shape().axis(axis).isPresent();
    }

    @Override
    public Message rule() {
        return Message.of("rule.loss-axis", Integer.toString(axis));
    }

    @Override
    public Term each(Term target, Term prediction) {
        return unit(target)
                .times(unit(prediction))
                .apply(new ReduceSum(List.of(axis), false))
                .negated();
    }

    private Term unit(Term vector) {
        Term square = vector.squared().sum(List.of(axis));
        return vector.over(square.max(square.constant(Logarithms.EPSILON * Logarithms.EPSILON))
                .sqrt());
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "loss = −E[Σₖ y_trueₖ · y_predₖ / (‖y_true‖ · ‖y_pred‖)]",
                new Facts.Example("cosine_similarity([[3, 4]], [[4, 3]])", "-0.96"));
    }
}
