package gradus.engine.train;

import gradus.engine.block.ConstantRate;
import gradus.engine.block.Optimizer;
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

/// Tells a [Schedule] the loss of each epoch, keeps what it remembers, and knows the learning rate it leads to.
final class Pacing {

    private static final String PREFIX = "schedule/";

    private final List<String> names;
    private final Optional<Phase.Update> update;
    private final Optional<Compiled> rate;
    private final Optional<Compiled> compiled;

    Pacing(TrainingSetup setup, Device device) {
        Schedule schedule = setup.schedule();
        names = schedule.state();
        update = update(setup.loop());
        rate = Optional.of(schedule)
                .filter(each -> !(each instanceof ConstantRate))
                .map(each -> Compiled.of(each.rate(), device, setup.precision()));
        compiled = schedule.epoch().map(graph -> Compiled.of(graph, device, setup.precision()));
    }

    private record Compiled(Graph graph, Execution execution) {
        static Compiled of(Graph graph, Device device, ElementType real) {
            List<Value> results = List.copyOf(graph.outputs().values());
            return new Compiled(graph, device.prepare(Program.compile(graph, results, real)));
        }
    }

    /// The update whose rate is told: the first with the setup's optimizer, or else the first.
    private static Optional<Phase.Update> update(TrainingLoop loop) {
        List<Phase.Update> updates = loop.phases().stream()
                .filter(Phase.Update.class::isInstance)
                .map(Phase.Update.class::cast)
                .toList();
        return updates.stream()
                .filter(each -> each.optimizer().isEmpty())
                .findFirst()
                .or(() -> updates.stream().findFirst());
    }

    /// The learning rate of the step that was taken last.
    ///
    /// @param stated the rate of the setup's optimizer in that step
    double rate(double stated, Learned learned) {
        double own = update.flatMap(Phase.Update::optimizer)
                .map(Optimizer::learningRate)
                .orElse(stated);
        long every = update.map(Phase.Update::every).orElse(1);
        return rate.map(rule -> rate(rule, own, Math.max(0, learned.step() - 1) / every, learned))
                .orElse(own);
    }

    private double rate(Compiled rule, double stated, long updates, Learned learned) {
        Map<Value, Tensor> given = remembered(learned);
        given.put(Value.of(Update.STEP), Tensor.scalar((double) updates));
        given.put(Value.of(Update.LEARNING_RATE), Tensor.scalar(stated));
        return Lengths.given(rule.execution().run(given), rule.graph().output(Update.LEARNING_RATE))
                .scalar();
    }

    /// What is known once an epoch is over.
    Learned after(Epoch epoch, Learned learned) {
        return compiled.map(rule -> after(rule, epoch, learned)).orElse(learned);
    }

    private Learned after(Compiled rule, Epoch epoch, Learned learned) {
        double loss = epoch.validation().orElse(epoch.training()).loss();
        Map<Value, Tensor> given = remembered(learned);
        given.put(Value.of("loss"), Tensor.scalar(loss));
        Map<Value, Tensor> results = rule.execution().run(given);
        Map<String, Tensor> state = new LinkedHashMap<>(learned.state());
        for (String name : names) {
            state.put(PREFIX + name, Lengths.given(results, rule.graph().output(name)));
        }
        return new Learned(learned.weights(), state, learned.step());
    }

    private Map<Value, Tensor> remembered(Learned learned) {
        Map<Value, Tensor> given = new HashMap<>();
        for (String name : names) {
            given.put(Value.of(name), learned.state().getOrDefault(PREFIX + name, Tensor.scalar(0)));
        }
        return given;
    }
}
