package gradus.engine.train;

import gradus.engine.block.Schedule;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Lengths;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells a [Schedule] the loss of each epoch and keeps what it remembers.
final class Pacing {

    private static final String PREFIX = "schedule/";

    private final List<String> names;
    private final Optional<Compiled> compiled;

    Pacing(Schedule schedule, Device device, ElementType real) {
        names = schedule.state();
        compiled = schedule.epoch()
                .map(graph -> new Compiled(
                        graph,
                        device.prepare(Program.compile(
                                graph, List.copyOf(graph.outputs().values()), real))));
    }

    private record Compiled(Graph graph, Execution execution) {}

    /// What is known once an epoch is over.
    Learned after(Epoch epoch, Learned learned) {
        return compiled.map(rule -> after(rule, epoch, learned)).orElse(learned);
    }

    private Learned after(Compiled rule, Epoch epoch, Learned learned) {
        double loss = epoch.validation().orElse(epoch.training()).loss();
        Map<Value, Tensor> given = new HashMap<>();
        given.put(Value.of("loss"), Tensor.scalar(loss));
        for (String name : names) {
            given.put(Value.of(name), learned.state().getOrDefault(PREFIX + name, Tensor.scalar(0)));
        }
        Map<Value, Tensor> results = rule.execution().run(given);
        Map<String, Tensor> state = new LinkedHashMap<>(learned.state());
        for (String name : names) {
            state.put(PREFIX + name, Lengths.given(results, rule.graph().output(name)));
        }
        return new Learned(learned.weights(), state, learned.step());
    }
}
