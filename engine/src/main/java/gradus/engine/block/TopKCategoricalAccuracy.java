package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.operation.Term;
import java.util.List;

/// The share of rows whose class is among the k largest predictions: fewer than k are larger than the one of the
/// target's class.
///
/// @param k how many guesses a row has
public record TopKCategoricalAccuracy(int k) implements MeanMetric, ClassMetric {
    public TopKCategoricalAccuracy {
        Attributes.require(k > 0, "k", k, "rule.positive");
    }

    @Override
    public Term each(Rows rows) {
        Term prediction = rows.prediction();
        Term score = rows.came().times(prediction).sum(List.of(1));
        Term ahead = Rows.yes(score.lessThan(prediction)).sum(List.of(1));
        Term isNumber = Rows.yes(score.equalTo(score));
        return Rows.yes(ahead.lessThan(ahead.constant(k))).times(isNumber);
    }
}
