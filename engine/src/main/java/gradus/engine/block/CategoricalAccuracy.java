package gradus.engine.block;

import gradus.engine.graph.ValueType;
import gradus.engine.operation.Term;
import java.util.List;

/// The share of rows whose largest prediction is at the target's class; targets are rows with a one at the class.
public record CategoricalAccuracy() implements MeanMetric {
    @Override
    public boolean fits(ValueType target, ValueType prediction) {
        return MeanMetric.super.fits(target, prediction)
                && prediction.shape().rank() > 1
                && prediction.shape().get(-1).size() > 1;
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
