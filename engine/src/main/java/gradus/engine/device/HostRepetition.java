package gradus.engine.device;

import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/// The repetition of a device that keeps nothing between runs: everything is handed over each time.
final class HostRepetition implements Repetition {

    private final Program program;
    private final Execution execution;
    private final Map<Value, Value> carried;
    private final Map<Value, Tensor> feeds = new HashMap<>();
    private Map<Value, Tensor> results = Map.of();

    HostRepetition(Program program, Execution execution, Map<Value, Value> carried) {
        this.program = program;
        this.execution = execution;
        this.carried = Map.copyOf(carried);
    }

    @Override
    public void feed(Map<Value, Tensor> given) {
        given.forEach((value, tensor) -> {
            if (program.feeds().containsKey(value)) {
                feeds.put(value, tensor);
            }
        });
    }

    @Override
    public void run() {
        results = execution.run(feeds);
        carried.forEach((feed, result) -> feeds.put(feed, result(result)));
    }

    @Override
    public Tensor result(Value result) {
        return Lengths.given(results, result);
    }

    @Override
    public double number(Value result) {
        return result(result).scalar();
    }

    @Override
    public Tensor now(Value feed) {
        return Lengths.given(feeds, feed);
    }
}
