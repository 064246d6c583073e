package gradus.engine.train;

import gradus.engine.block.Optimizer;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Variable;
import gradus.engine.program.Program;
import gradus.engine.run.AppliedRule;
import gradus.engine.run.RunFeeds;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One training step as one program: forward, backward and update. A pure function: what was learned before, and a
/// batch, give what is learned after, and the loss before.
public final class TrainingStep {

    /// What a step gives.
    ///
    /// @param loss of the batch, before the step
    /// @param rules how each parameter was updated, by its path; only where every number is kept
    public record Result(Learned learned, double loss, Map<String, AppliedRule> rules) {}

    private final Value loss;
    private final StepGraph.Finished step;
    private final RunFeeds run;
    private final Program program;
    private final Device device;
    private final Execution execution;
    private final boolean isTold;

    /// Compiles a step of the standard loop with a steady learning rate.
    ///
    /// @param flat the forward graph, without blocks and errors
    /// @param loss a single number of it, to be made small
    public TrainingStep(Graph flat, Value loss, Optimizer optimizer, Device device, ElementType real) {
        this(flat, Map.of("", loss), new TrainingSetup(optimizer, 1, 1, false, 1, real, ""), device);
    }

    /// Compiles the step that a setup makes of a model.
    ///
    /// @throws GradusException when the setup's loop names losses or weights that the model doesn't have
    public TrainingStep(Model model, TrainingSetup setup, Device device) {
        this(model.learningLoss(), model.step(setup), device, setup.precision(), false);
    }

    /// Compiles the step that a setup makes of a flat graph.
    ///
    /// @param losses where the losses that the setup's loop names stand; under the empty name the one that is told
    TrainingStep(Graph flat, Map<String, Value> losses, TrainingSetup setup, Device device) {
        this(
                Optional.ofNullable(losses.get("")).orElseThrow(),
                StepGraph.of(flat, losses, setup),
                device,
                setup.precision(),
                false);
    }

    private TrainingStep(Value loss, StepGraph.Finished step, Device device, ElementType real, boolean isTold) {
        this.isTold = isTold;
        this.loss = loss;
        this.step = step;
        this.run = RunFeeds.of(step.graph());
        List<Value> wanted = new ArrayList<>(step.results().values());
        wanted.add(loss);
        if (isTold) {
            step.rules().values().forEach(rule -> wanted.addAll(rule.inputs().values()));
        }
        this.program = Program.compile(step.graph(), wanted, real);
        this.device = device;
        this.execution = device.prepare(program);
    }

    /// A step that also tells what each parameter's update was given.
    static TrainingStep told(Model model, TrainingSetup setup, Device device) {
        return new TrainingStep(model.learningLoss(), model.step(setup), device, setup.precision(), true);
    }

    /// Checks that a setup's loop and a model fit.
    ///
    /// @throws GradusException when the loop names losses or weights that the model doesn't have
    public static void check(Model model, TrainingSetup setup) {
        model.step(setup);
    }

    /// The nodes that training changes: trainable weights and variables that the loss depends on.
    public static List<Node> trainable(Graph flat, Value loss) {
        Set<String> upstream = flat.upstream(loss.node());
        return flat.nodes().stream()
                .filter(node -> upstream.contains(node.id()))
                .filter(node -> switch (node.operation()) {
                    case Parameter parameter -> parameter.trainable();
                    case Variable variable -> variable.trainable();
                    default -> false;
                })
                .toList();
    }

    /// The whole step as a graph: the forward half, the backward half (ids under `gradient/`) and the update (ids
    /// under `update/`), expanded.
    public Graph graph() {
        return step.graph();
    }

    /// The whole step as instructions.
    public Program program() {
        return program;
    }

    /// The feeds that a step renews, with what they become: weights, and what is remembered.
    public Map<Value, Value> carried() {
        return StepCourse.carried(step);
    }

    /// Begins steps that follow one another.
    public StepCourse start(Learned before) {
        return new StepCourse(step, loss, run, device.repeat(program, carried()), before);
    }

    /// Takes one step of a graph that draws no random numbers.
    ///
    /// @param feeds the batch, and whatever else the forward graph needs
    public Result run(Learned before, Map<Value, Tensor> feeds, double rate) {
        return run(before, feeds, rate, 0, new int[0]);
    }

    /// Takes one step.
    ///
    /// @param feeds the batch, and whatever else the forward graph needs
    /// @param seed of the run
    /// @param rows the ids of the batch's examples; random numbers are drawn by them
    public Result run(Learned before, Map<Value, Tensor> feeds, double rate, long seed, int[] rows) {
        Map<Value, Tensor> given = new HashMap<>(feeds);
        given.putAll(run.at(seed, before.step() + 1, rows));
        before.weights().forEach((path, tensor) -> given.put(Value.of(path), tensor));
        step.states().forEach((key, state) -> {
            Tensor remembered = before.state().get(key);
            given.put(
                    state.input(), remembered == null ? Tensor.zeros(ElementType.FLOAT64, state.shape()) : remembered);
        });
        long number = before.step() + 1;
        given.put(StepGraph.STEP, Tensor.scalar((double) number));
        given.put(StepGraph.LEARNING_RATE, Tensor.scalar(rate));
        Map<Value, Tensor> results = execution.run(given);
        Map<String, Tensor> weights = new LinkedHashMap<>(before.weights());
        Map<String, Tensor> state = new LinkedHashMap<>(before.state());
        step.results().forEach((key, value) -> {
            Tensor tensor = result(results, value);
            (weights.containsKey(key) ? weights : state).put(key, tensor);
        });
        return new Result(
                new Learned(weights, state, number),
                result(results, loss).scalar(),
                isTold ? rules(results) : Map.of());
    }

    private Map<String, AppliedRule> rules(Map<Value, Tensor> results) {
        Map<String, AppliedRule> rules = new LinkedHashMap<>();
        step.rules().forEach((path, rule) -> {
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            rule.inputs().forEach((name, value) -> inputs.put(name, result(results, value)));
            rules.put(path, AppliedRule.of(rule.optimizer(), rule.graph(), inputs));
        });
        return rules;
    }

    private static Tensor result(Map<Value, Tensor> results, Value value) {
        Tensor tensor = results.get(value);
        if (tensor == null) {
            throw new IllegalStateException("The step gave no " + value);
        }
        return tensor;
    }
}
