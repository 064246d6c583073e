package gradus.engine.train;

import gradus.engine.block.Metric;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Lengths;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A metric, ready to run on a device. Its sums go in and come out, so it keeps nothing itself. They are in float64
/// whatever the model is in: a sum over a million rows would lose its last rows otherwise.
public final class Tally {

    private final Map<String, Tensor> start;
    private final Graph update;
    private final Graph result;
    private final Execution updating;
    private final Execution resulting;

    /// Compiles a metric for targets and predictions of these types.
    ///
    /// @param weighted whether rows have weights
    public Tally(Metric metric, ValueType target, ValueType prediction, boolean weighted, Device device) {
        start = metric.start(target, prediction);
        update = metric.update(target, prediction, weighted);
        result = metric.result(target, prediction);
        updating = device.prepare(Program.compile(update, update.outputs().values(), ElementType.FLOAT64));
        resulting = device.prepare(Program.compile(result, result.outputs().values(), ElementType.FLOAT64));
    }

    /// The sums before the first batch.
    public Map<String, Tensor> start() {
        return start;
    }

    /// The sums after a batch.
    ///
    /// @param weights `[N]`, given if and only if rows have weights
    public Map<String, Tensor> add(
            Map<String, Tensor> sums, Tensor targets, Tensor predictions, Optional<Tensor> weights) {
        Map<Value, Tensor> feeds = feeds(sums);
        feeds.put(Value.of("y_true"), targets);
        feeds.put(Value.of("y_pred"), predictions);
        weights.ifPresent(tensor -> feeds.put(Value.of("sample_weight"), tensor));
        Map<Value, Tensor> results = updating.run(feeds);
        Map<String, Tensor> after = new LinkedHashMap<>();
        update.outputs().forEach((name, value) -> after.put(name, Lengths.given(results, value)));
        return after;
    }

    /// The figure over all rows.
    public Tensor figure(Map<String, Tensor> sums) {
        return Lengths.given(resulting.run(feeds(sums)), result.output("figure"));
    }

    private static Map<Value, Tensor> feeds(Map<String, Tensor> sums) {
        Map<Value, Tensor> feeds = new HashMap<>();
        sums.forEach((name, tensor) -> feeds.put(Value.of(name), tensor));
        return feeds;
    }
}
