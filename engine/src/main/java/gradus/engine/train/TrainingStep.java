package gradus.engine.train;

import gradus.engine.block.Optimizer;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.differentiate.Gradients;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Assign;
import gradus.engine.operation.Input;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Term;
import gradus.engine.operation.Variable;
import gradus.engine.program.Program;
import gradus.engine.run.RunFeeds;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One training step as one program: forward, backward and update. A pure function: what was learned before, and a
/// batch, give what is learned after, and the loss before.
public final class TrainingStep {

    /// What a step gives.
    ///
    /// @param loss of the batch, before the step
    public record Result(Learned learned, double loss) {}

    private final List<Node> parameters;
    private final Optimizer optimizer;
    private final Value loss;
    private final Map<String, Value> updated = new LinkedHashMap<>();
    private final Value stepNumber = Value.of("update/step");
    private final Value learningRate = Value.of("update/learning_rate");
    private final RunFeeds run;
    private final Graph graph;
    private final Program program;
    private final Execution execution;

    /// Compiles a step.
    ///
    /// @param flat the forward graph, without blocks and errors
    /// @param loss a single number of it, to be made small
    public TrainingStep(Graph flat, Value loss, Optimizer optimizer, Device device, ElementType real) {
        this.loss = loss;
        this.optimizer = optimizer;
        this.parameters = trainable(flat, loss);
        this.run = RunFeeds.of(flat);
        this.graph = withUpdates(flat);
        List<Value> wanted = new ArrayList<>(updated.values());
        wanted.add(loss);
        this.program = Program.compile(graph, wanted, real);
        this.execution = device.prepare(program);
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
        return graph;
    }

    /// The whole step as instructions.
    public Program program() {
        return program;
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
        for (Node parameter : parameters) {
            for (String name : optimizer.state()) {
                String key = stateKey(parameter.id(), name);
                Tensor remembered = before.state().get(key);
                given.put(Value.of("update/" + key), remembered == null ? zeros(before, parameter.id()) : remembered);
            }
        }
        long step = before.step() + 1;
        given.put(stepNumber, Tensor.scalar((double) step));
        given.put(learningRate, Tensor.scalar(rate));
        Map<Value, Tensor> results = execution.run(given);
        Map<String, Tensor> weights = new LinkedHashMap<>(before.weights());
        Map<String, Tensor> state = new LinkedHashMap<>(before.state());
        updated.forEach((key, value) -> {
            Tensor tensor = result(results, value);
            (weights.containsKey(key) ? weights : state).put(key, tensor);
        });
        return new Result(
                new Learned(weights, state, step), result(results, loss).scalar());
    }

    /// The name of an optimizer's tensor: `dense_1/kernel/m`.
    private static String stateKey(String parameter, String name) {
        return parameter + "/" + name;
    }

    private static Tensor zeros(Learned before, String path) {
        Tensor weights = before.weight(path);
        return Tensor.zeros(weights.type(), weights.shape());
    }

    private static Tensor result(Map<Value, Tensor> results, Value value) {
        Tensor tensor = results.get(value);
        if (tensor == null) {
            throw new IllegalStateException("The step gave no " + value);
        }
        return tensor;
    }

    private Graph withUpdates(Graph flat) {
        Gradients gradients = Gradients.of(flat, loss);
        GraphBuilder builder = new GraphBuilder(gradients.graph());
        builder.add(stepNumber.node(), new Input(Shape.SCALAR));
        builder.add(learningRate.node(), new Input(Shape.SCALAR));
        Map<String, Value> results = new LinkedHashMap<>();
        for (Node parameter : parameters) {
            Value gradient = gradients.find(parameter.value()).orElseThrow();
            Shape shape = builder.type(parameter.value()).shape();
            List<Value> inputs = new ArrayList<>(List.of(parameter.value(), gradient, stepNumber, learningRate));
            for (String name : optimizer.state()) {
                inputs.add(builder.add("update/" + stateKey(parameter.id(), name), new Input(shape)));
            }
            String id = "update/" + parameter.id();
            builder.add(id, Update.of(optimizer, parameter, shape), inputs.toArray(Value[]::new));
            results.put(parameter.id(), Value.of(id));
            for (int i = 0; i < optimizer.state().size(); i++) {
                results.put(stateKey(parameter.id(), optimizer.state().get(i)), new Value(id, i + 1));
            }
        }
        assigned(flat, builder).forEach(results::put);
        Expansion expansion = Expansion.of(builder.build());
        results.forEach((key, value) -> updated.put(key, expansion.flat(value)));
        return expansion.flat();
    }

    /// What each state becomes. Where several nodes share one, it becomes the mean of what they assign, so that their
    /// order does not matter.
    private static Map<String, Value> assigned(Graph flat, GraphBuilder builder) {
        Map<String, List<Term>> byState = new LinkedHashMap<>();
        for (Node node : flat.nodes()) {
            if (node.operation() instanceof Assign) {
                byState.computeIfAbsent(node.input("state").orElseThrow().node(), state -> new ArrayList<>())
                        .add(new Term(builder, node.value()));
            }
        }
        Map<String, Value> next = new LinkedHashMap<>();
        byState.forEach((state, values) -> {
            Term sum = values.stream().reduce(Term::plus).orElseThrow();
            next.put(
                    state,
                    values.size() == 1 ? sum.value() : sum.over(values.size()).value());
        });
        return next;
    }
}
