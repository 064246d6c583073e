package gradus.engine.train;

import gradus.engine.block.Loss;
import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.run.AppliedRule;
import gradus.engine.run.Evaluation;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.run.RunFeeds;
import gradus.engine.run.Session;
import gradus.engine.run.TraceFrame;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes steps of training with every number kept: those of forward and backward, and what the optimizer did to each
/// parameter. The numbers are those of [TrainingStep] at the same precision.
public final class TracedStep {

    /// A step and what is known after it.
    public record Result(TraceFrame frame, Learned learned) {}

    private final Model model;
    private final TrainingSetup setup;
    private final Device device;
    private final TrainingStep step;

    /// Prepares steps in float64.
    ///
    /// @throws gradus.engine.graph.GradusException when the setup's loop and the model don't fit
    public TracedStep(Model model, TrainingSetup setup, Device device) {
        this.model = model;
        this.setup = setup.withPrecision(ElementType.FLOAT64);
        this.device = device;
        this.step = TrainingStep.told(model, this.setup, device);
    }

    /// Takes a step.
    public Result run(Learned before, Part batch) {
        int[] rows = batch.rows().stream().mapToInt(Integer::intValue).toArray();
        long number = before.step() + 1;
        Map<Value, Tensor> feeds = new HashMap<>(model.feeds(batch));
        before.weights().forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
        feeds.putAll(RunFeeds.of(model.learning().flat()).at(setup.seed(), number, rows));
        Session session = new Session(device, ElementType.FLOAT64, setup.seed());
        Evaluation evaluation = session.forwardAndBackward(model.learning(), target(), model.learningLoss(), feeds);
        TrainingStep.Result result =
                step.run(before, model.feeds(batch), setup.optimizer().learningRate(), setup.seed(), rows);
        List<ParameterUpdate> updates = new ArrayList<>();
        TrainingStep.trainable(model.learning().flat(), model.learningLoss())
                .forEach(node -> evaluation
                        .gradient(node.value())
                        .ifPresent(
                                gradient -> updates.add(update(node.value(), evaluation, gradient, before, result))));
        boolean isZeroed = !setup.loop().gathers();
        return new Result(
                TraceFrame.of(model.graph(), evaluation, updates, isZeroed, (int) number, batch.size()),
                result.learned());
    }

    /// The loss node that the step makes small, or the first of several.
    private Value target() {
        List<String> losses = model.graph().nodes().stream()
                .filter(node -> node.operation() instanceof Loss)
                .map(Node::id)
                .toList();
        return Value.of(losses.contains(setup.loss()) ? setup.loss() : losses.getFirst());
    }

    private static ParameterUpdate update(
            Value parameter, Evaluation evaluation, Tensor gradient, Learned before, TrainingStep.Result result) {
        Learned after = result.learned();
        String path = parameter.node();
        Optional<AppliedRule> rule = Optional.ofNullable(result.rules().get(path));
        Tensor given =
                rule.map(applied -> applied.inputs().get(Update.GRADIENT)).orElse(gradient);
        return new ParameterUpdate(
                path,
                evaluation.value(parameter).orElseThrow(),
                given,
                own(path, before.state()),
                own(path, after.state()),
                after.weight(path),
                rule);
    }

    private static Map<String, Tensor> own(String path, Map<String, Tensor> state) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        state.forEach((key, tensor) -> {
            if (key.startsWith(path + "/")) {
                own.put(key.substring(path.length() + 1), tensor);
            }
        });
        return own;
    }
}
