package gradus.engine.block;

import gradus.engine.graph.ValueType;
import gradus.engine.operation.Term;
import java.util.List;

/// The share of rows whose largest prediction is at the target's class; targets are class numbers.
public record SparseCategoricalAccuracy() implements MeanMetric {
    @Override
    public boolean fits(ValueType target, ValueType prediction) {
        return ClassMetric.fitsNumbers(target, prediction);
    }

    @Override
    public boolean isShare() {
        return true;
    }

    @Override
    public Term each(Rows rows) {
        return rows.came().times(rows.chosen()).sum(List.of(1));
    }
}
