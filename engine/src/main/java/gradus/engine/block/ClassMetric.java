package gradus.engine.block;

import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;

/// A metric of classes, whose targets may be rows with a one at the class, or class numbers.
interface ClassMetric extends Metric {
    @Override
    default boolean fits(ValueType target, ValueType prediction) {
        return Metric.super.fits(target, prediction) || fitsNumbers(target, prediction);
    }

    /// Whether targets are class numbers, one for each row of several predictions.
    static boolean fitsNumbers(ValueType target, ValueType prediction) {
        int rank = prediction.shape().rank();
        return target.type() == ElementType.INT32
                && prediction.type().isFloat()
                && rank > 1
                && prediction.shape().get(-1).isFixed()
                && prediction.shape().get(-1).size() > 1
                && target.shape()
                        .dimensions()
                        .equals(prediction.shape().dimensions().subList(0, rank - 1));
    }

    @Override
    default boolean isShare() {
        return true;
    }
}
