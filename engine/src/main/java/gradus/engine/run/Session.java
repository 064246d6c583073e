package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.differentiate.Gradients;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Source;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.State;
import gradus.engine.operation.Term;
import gradus.engine.program.Program;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Runs a graph forward and backward once, keeping every number.
///
/// @param device what computes
/// @param real the precision of real numbers
/// @param seed draws the weights that are not given
public record Session(Device device, ElementType real, long seed) {

    /// A node's id that no graph uses: the gradient given at the target.
    private static final String SEED = "gradient/seed";

    /// A session in float64 on a device.
    public Session(Device device) {
        this(device, ElementType.FLOAT64, 1);
    }

    /// What a graph is about when nobody says: its first output, or else the real value at its end that was added
    /// last.
    public static Optional<Value> target(Graph graph) {
        if (!graph.outputs().isEmpty()) {
            return Optional.of(graph.outputs().values().iterator().next());
        }
        return graph.sinks().reversed().stream()
                .filter(node -> !node.operation().outputs().isEmpty()
                        && !node.operation().inputs().isEmpty())
                .map(Node::value)
                .findFirst();
    }

    /// Computes every value, without gradients.
    ///
    /// @param feeds tensors for sources, by value; variables have values of their own, weights are drawn
    /// @throws GradusException when the graph has errors or an input has no value
    public Evaluation forward(Graph graph, Map<Value, Tensor> feeds) {
        Expansion expansion = Expansion.of(graph);
        return evaluate(expansion, new Gradients(expansion.flat(), Map.of(), Map.of()), Optional.empty(), feeds);
    }

    /// Computes every value and the target's gradient towards everything it depends on. A target that is no single
    /// number stands for the sum of its elements.
    ///
    /// @throws GradusException when the graph has errors or an input has no value
    public Evaluation forwardAndBackward(Graph graph, Value target, Map<Value, Tensor> feeds) {
        Expansion expansion = Expansion.of(graph);
        return forwardAndBackward(expansion, target, expansion.flat(target), feeds);
    }

    /// The same for several targets at once: the gradient is that of their sum.
    ///
    /// @param targets at least one, by path
    public Evaluation forwardAndBackward(Graph graph, List<Value> targets, Map<Value, Tensor> feeds) {
        Expansion expansion = Expansion.of(graph);
        GraphBuilder builder = new GraphBuilder(expansion.flat()).prefix(SEED);
        Map<Value, Value> arriving = new LinkedHashMap<>();
        for (Value target : targets) {
            Value flat = expansion.flat(target);
            arriving.computeIfAbsent(
                    flat,
                    key -> Term.constant(builder, 1)
                            .expanded(builder.type(flat).shape())
                            .value());
        }
        return evaluate(expansion, Gradients.of(builder.build(), arriving), Optional.of(targets.getFirst()), feeds);
    }

    /// The same for a graph whose blocks are opened already.
    ///
    /// @param target what it is called
    /// @param flat where the target is in the flat graph
    public Evaluation forwardAndBackward(Expansion expansion, Value target, Value flat, Map<Value, Tensor> feeds) {
        return evaluate(expansion, Gradients.of(expansion.flat(), flat), Optional.of(target), feeds);
    }

    /// The same with a gradient given at the target.
    ///
    /// @param arriving of the target's shape
    public Evaluation forwardAndBackward(Graph graph, Value target, Map<Value, Tensor> feeds, Tensor arriving) {
        Expansion expansion = Expansion.of(graph);
        GraphBuilder builder = new GraphBuilder(expansion.flat());
        Value seedValue = builder.add(SEED, new Input(arriving.shape()));
        ValueType type = builder.type(expansion.flat(target));
        if (!type.shape().equals(arriving.shape())) {
            throw new GradusException(Diagnostic.error(
                    "run.seed-gradient",
                    Place.node(target.node()),
                    arriving.shape().toString(),
                    type.shape().toString()));
        }
        Gradients gradients = Gradients.of(builder.build(), expansion.flat(target), Optional.of(seedValue));
        Map<Value, Tensor> all = new HashMap<>(feeds);
        all.put(seedValue, arriving);
        return evaluate(expansion, gradients, Optional.of(target), all);
    }

    private Evaluation evaluate(
            Expansion expansion, Gradients gradients, Optional<Value> target, Map<Value, Tensor> feeds) {
        Graph graph = gradients.graph();
        Set<Value> wanted = new LinkedHashSet<>();
        expansion.flat().nodes().forEach(node -> wanted.addAll(node.values()));
        wanted.addAll(gradients.byValue().values());
        wanted.addAll(gradients.byWire().values());
        Program program = Program.compile(graph, wanted, real);
        Map<Value, Tensor> given = complete(graph, feeds);
        Map<Value, Tensor> numbers;
        try {
            numbers = device.prepare(program).run(given);
        } catch (IllegalArgumentException misfit) {
            throw new GradusException(
                    Diagnostic.error("run.feed", new Place.Everywhere(), String.valueOf(misfit.getMessage())));
        }
        Map<Value, Tensor> values = new LinkedHashMap<>();
        for (Node node : expansion.flat().nodes()) {
            for (Value value : node.values()) {
                Optional.ofNullable(numbers.get(value)).ifPresent(tensor -> values.put(value, tensor));
            }
        }
        Map<Value, Tensor> backward = new LinkedHashMap<>();
        gradients
                .byValue()
                .forEach((value, gradient) ->
                        Optional.ofNullable(numbers.get(gradient)).ifPresent(tensor -> backward.put(value, tensor)));
        Map<Wire, Tensor> wires = new LinkedHashMap<>();
        gradients
                .byWire()
                .forEach((wire, part) ->
                        Optional.ofNullable(numbers.get(part)).ifPresent(tensor -> wires.put(wire, tensor)));
        return new Evaluation(expansion, target, values, backward, wires);
    }

    /// How many rows are fed: the length of an axis that stands for the batch.
    private static int rows(Graph flat, Map<Value, Tensor> feeds) {
        for (Map.Entry<Value, Tensor> feed : feeds.entrySet()) {
            Optional<Shape> shape = flat.find(feed.getKey().node())
                    .filter(node -> node.operation() instanceof Source)
                    .flatMap(node -> declared(node, feed.getKey().output()));
            int axis = shape.map(each -> each.dimensions().indexOf(Dimension.BATCH))
                    .orElse(-1);
            if (axis >= 0 && axis < feed.getValue().shape().rank()) {
                return feed.getValue().shape().get(axis).size();
            }
        }
        return 1;
    }

    private static Optional<Shape> declared(Node source, int output) {
        return source.operation().check(List.of()) instanceof ShapeCheck.Known(List<ValueType> types)
                ? Optional.of(types.get(output).shape())
                : Optional.empty();
    }

    /// The feeds, with variables' own values and drawn weights for what is missing.
    private Map<Value, Tensor> complete(Graph flat, Map<Value, Tensor> feeds) {
        Map<Value, Tensor> given = new HashMap<>(feeds);
        Map<String, Tensor> weights = Parameters.initial(flat, seed, real, device);
        RunFeeds.of(flat)
                .at(seed, 0, IntStream.range(0, rows(flat, feeds)).toArray())
                .forEach(given::putIfAbsent);
        List<Diagnostic> missing = new ArrayList<>();
        for (Node node : flat.nodes()) {
            if (!(node.operation() instanceof Source source)) {
                continue;
            }
            for (Value value : node.values()) {
                if (given.containsKey(value)) {
                    continue;
                }
                Optional<Tensor> own = source instanceof Parameter || source instanceof State
                        ? Optional.ofNullable(weights.get(node.id()))
                        : source.given();
                own.ifPresentOrElse(
                        tensor -> given.put(value, tensor),
                        () -> missing.add(Diagnostic.error("run.no-value", Place.node(node.id()), node.name())));
            }
        }
        if (!missing.isEmpty()) {
            throw new GradusException(missing);
        }
        return given;
    }
}
