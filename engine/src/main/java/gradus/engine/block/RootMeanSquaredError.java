package gradus.engine.block;

import gradus.engine.operation.Term;
import java.util.List;

/// The root of the mean of the squared differences over all rows: how far predictions are off, in the target's unit.
public record RootMeanSquaredError() implements MeanMetric {
    @Override
    public boolean isShare() {
        return false;
    }

    @Override
    public Term each(Rows rows) {
        return rows.prediction().minus(rows.target()).squared().sum(List.of(1)).over(rows.columns());
    }

    @Override
    public Term figure(Sums sums) {
        return MeanMetric.super.figure(sums).sqrt();
    }
}
