package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.operation.Term;
import java.util.List;

/// The share of predictions of yes or no that are right, each column a question of its own.
///
/// @param threshold above which a prediction is a yes, between 0 and 1
public record BinaryAccuracy(double threshold) implements MeanMetric {
    public BinaryAccuracy {
        Attributes.require(threshold >= 0 && threshold <= 1, "threshold", threshold, "rule.portion");
    }

    @Override
    public boolean isShare() {
        return true;
    }

    @Override
    public Term each(Rows rows) {
        Term yes = Rows.above(threshold, rows.prediction());
        return Rows.yes(rows.target().equalTo(yes)).sum(List.of(1)).over(rows.columns());
    }
}
