package gradus.engine.block;

import gradus.engine.graph.ValueType;
import gradus.engine.operation.ReduceMean;
import gradus.engine.operation.Term;
import java.util.List;

/// A loss as a figure for people, over whole sets of examples.
///
/// @param loss the loss whose mean over all rows it is
public record LossMetric(Loss loss) implements MeanMetric {
    @Override
    public String name() {
        return Metrics.snakeCase(loss.name());
    }

    @Override
    public boolean fits(ValueType target, ValueType prediction) {
        return prediction.type().isFloat()
                && prediction.shape().rank() > 0
                && prediction.shape().get(-1).isFixed() == prediction.shape().rank() > 1
                && loss.fits(target, prediction);
    }

    @Override
    public boolean isShare() {
        return false;
    }

    @Override
    public Term each(Rows rows) {
        Term each = loss.each(rows.target(), rows.prediction());
        return each.shape().rank() == 1
                ? each.reshaped(rows.weight().shape())
                : each.apply(new ReduceMean(List.of(1), true));
    }
}
