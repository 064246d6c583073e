package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// How well predictions do, as a figure for people: some sums that every batch adds to, and a figure made of them at
/// the end. So a figure over a whole set is the same however the set was cut into batches. Both steps are graphs.
/// Names and rules are Keras's; attributes are read through [gradus.engine.graph.Attributes].
public interface Metric {

    /// The name it is told by: `top_k_categorical_accuracy`.
    default String name() {
        return Metrics.snakeCase(getClass().getSimpleName());
    }

    /// Whether targets of this type and predictions of that one can be compared; the same shape, unless a metric
    /// says otherwise.
    default boolean fits(ValueType target, ValueType prediction) {
        return target.type().isFloat()
                && prediction.type().isFloat()
                && prediction.shape().rank() > 0
                && prediction.shape().get(-1).isFixed() == prediction.shape().rank() > 1
                && target.shape().equals(prediction.shape());
    }

    /// Whether its figure lies between 0 and 1.
    boolean isShare();

    /// What rows add to each sum, by name.
    Map<String, Term> sums(Rows rows);

    /// The figure, from the sums over all rows.
    Term figure(Sums sums);

    /// One batch: inputs `y_true`, `y_pred` and one for each sum; outputs the sums after it.
    default Graph update(ValueType target, ValueType prediction) {
        return update(target, prediction, false);
    }

    /// One batch whose rows have weights: also an input `sample_weight`, `[N]`.
    ///
    /// @param weighted whether they have
    default Graph update(ValueType target, ValueType prediction, boolean weighted) {
        GraphBuilder builder = new GraphBuilder();
        Rows rows = Rows.of(builder, target, prediction, weighted);
        sums(rows).forEach((name, added) -> {
            Value before = builder.add(name, new Input(added.shape()));
            builder.output(name, new Term(builder, before).plus(added).value());
        });
        return builder.build();
    }

    /// The end: inputs the sums over all rows, output `figure`, a single number (for a matrix of counts, the matrix).
    default Graph result(ValueType target, ValueType prediction) {
        GraphBuilder builder = new GraphBuilder();
        Map<String, Term> sums = new LinkedHashMap<>();
        start(target, prediction)
                .forEach((name, zeros) ->
                        sums.put(name, new Term(builder, builder.add(name, new Input(zeros.shape())))));
        return builder.output("figure", figure(new Sums(sums)).value()).build();
    }

    /// The sums before the first batch, by name: zeros.
    default Map<String, Tensor> start(ValueType target, ValueType prediction) {
        Rows rows = Rows.of(new GraphBuilder(), target, prediction, false);
        Map<String, Tensor> zeros = new LinkedHashMap<>();
        sums(rows).forEach((name, added) -> zeros.put(name, zeros(added.shape())));
        return zeros;
    }

    private static Tensor zeros(Shape shape) {
        return Tensor.zeros(ElementType.FLOAT64, shape);
    }
}
