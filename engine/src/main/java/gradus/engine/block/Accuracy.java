package gradus.engine.block;

import gradus.engine.operation.Term;
import java.util.List;

/// The share of rows that are classified right. What right means follows from the predictions: of a single column
/// whether it is on the target's side of a half, of several whether the largest is the target's.
public record Accuracy() implements MeanMetric, ClassMetric {
    @Override
    public Term each(Rows rows) {
        return rows.came().times(rows.chosen()).sum(List.of(1));
    }
}
