package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.device.Lengths;
import gradus.engine.differentiate.Gradients;
import gradus.engine.differentiate.Tangents;
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

    /// The same for several targets at once, or for single cells of them: the gradient is that of their sum.
    ///
    /// @param targets at least one, by path
    /// @throws GradusException also when a target has no such cell
    public Evaluation forwardAndBackward(Graph graph, List<Seed> targets, Map<Value, Tensor> feeds) {
        Expansion expansion = Expansion.of(graph);
        GraphBuilder builder = new GraphBuilder(expansion.flat()).prefix(SEED);
        Map<Value, Tensor> all = new HashMap<>(feeds);
        Map<Value, Value> arriving = new LinkedHashMap<>();
        for (Seed target : targets) {
            Value flat = expansion.flat(target.value());
            Shape shape = builder.type(flat).shape();
            if (target.cell().isEmpty()) {
                arriving.computeIfAbsent(
                        flat, key -> Term.constant(builder, 1).expanded(shape).value());
            } else {
                Value given = builder.add(new Input(shape));
                all.put(given, seeded(target, shape.isFixed() ? shape : shape(expansion.flat(), flat, feeds)));
                arriving.merge(
                        flat,
                        given,
                        (a, b) ->
                                new Term(builder, a).plus(new Term(builder, b)).value());
            }
        }
        return evaluate(expansion, Gradients.of(builder.build(), arriving), Optional.of(targets.getFirst()), all);
    }

    /// Computes every value and how it changes with one number of a leaf: a sweep of forward mode.
    ///
    /// @param target what one is interested in, by path
    /// @param leaf a source of real numbers, by path, and which of them is changed: all of them at once, or one
    /// @throws GradusException when the graph has errors, an input has no value or the leaf has no such cell
    public Evaluation forwardMode(Graph graph, Seed target, Seed leaf, Map<Value, Tensor> feeds) {
        Expansion expansion = Expansion.of(graph);
        Value source = expansion.flat(leaf.value());
        GraphBuilder builder = new GraphBuilder(expansion.flat());
        Value given = builder.add(SEED, new Input(builder.type(source).shape()));
        Map<Value, Tensor> all = complete(expansion.flat(), feeds);
        all.put(given, seeded(leaf, Lengths.given(all, source).shape()));
        Tangents tangents = Tangents.of(builder.build(), Map.of(source, given));
        Set<Value> wanted = new LinkedHashSet<>(tangents.byValue().values());
        wanted.addAll(tangents.byWire().values());
        Map<Value, Tensor> numbers = numbers(expansion.flat(), tangents.graph(), wanted, all);
        Map<Value, Tensor> values = values(expansion.flat(), numbers);
        Map<Value, Tensor> changes = new LinkedHashMap<>();
        values.forEach((value, tensor) -> {
            if (tensor.type().isFloat()) {
                changes.put(value, Tensor.zeros(tensor.type(), tensor.shape()));
            }
        });
        changes.putAll(picked(tangents.byValue(), numbers));
        Map<Wire, Tensor> parts = parts(expansion.flat(), changes);
        parts.putAll(picked(tangents.byWire(), numbers));
        Sweeps sweeps = Sweeps.of(expansion.flat(), values, expansion.flat(target.value()));
        ForwardMode sweep = new ForwardMode(leaf, changes, parts, sweeps);
        return new Evaluation(expansion, Optional.of(target), values, Map.of(), Map.of(), Optional.of(sweep));
    }

    /// Over most wires nothing is added.
    private static Map<Wire, Tensor> parts(Graph flat, Map<Value, Tensor> tangents) {
        Map<Wire, Tensor> parts = new LinkedHashMap<>();
        for (Wire wire : flat.wires()) {
            Optional.ofNullable(tangents.get(Value.of(wire.toNode())))
                    .filter(tensor -> tangents.containsKey(wire.from()))
                    .ifPresent(tensor -> parts.put(wire, Tensor.zeros(tensor.type(), tensor.shape())));
        }
        return parts;
    }

    private static Tensor seeded(Seed seed, Shape shape) {
        if (!seed.fits(shape)) {
            throw new GradusException(Diagnostic.error(
                    "run.no-cell",
                    Place.node(seed.value().node()),
                    seed.value().toString(),
                    seed.text(),
                    shape.toString()));
        }
        return seed.tensor(shape);
    }

    /// The shape that a value has in this run.
    private Shape shape(Graph flat, Value value, Map<Value, Tensor> feeds) {
        Program program = Program.compile(flat, Set.of(value), real);
        return Lengths.given(run(program, complete(flat, feeds)), value).shape();
    }

    /// The same for a graph whose blocks are opened already.
    ///
    /// @param target what it is called
    /// @param flat where the target is in the flat graph
    public Evaluation forwardAndBackward(Expansion expansion, Value target, Value flat, Map<Value, Tensor> feeds) {
        return evaluate(expansion, Gradients.of(expansion.flat(), flat), Optional.of(Seed.of(target)), feeds);
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
        return evaluate(expansion, gradients, Optional.of(Seed.of(target)), all);
    }

    private Evaluation evaluate(
            Expansion expansion, Gradients gradients, Optional<Seed> target, Map<Value, Tensor> feeds) {
        Set<Value> wanted = new LinkedHashSet<>(gradients.byValue().values());
        wanted.addAll(gradients.byWire().values());
        Map<Value, Tensor> numbers = numbers(expansion.flat(), gradients.graph(), wanted, feeds);
        return new Evaluation(
                expansion,
                target,
                values(expansion.flat(), numbers),
                picked(gradients.byValue(), numbers),
                picked(gradients.byWire(), numbers),
                Optional.empty());
    }

    /// Runs a graph for all values of its forward part, and others.
    private Map<Value, Tensor> numbers(Graph flat, Graph whole, Set<Value> others, Map<Value, Tensor> feeds) {
        Set<Value> wanted = new LinkedHashSet<>();
        flat.nodes().forEach(node -> wanted.addAll(node.values()));
        wanted.addAll(others);
        return run(Program.compile(whole, wanted, real), complete(whole, feeds));
    }

    private Map<Value, Tensor> run(Program program, Map<Value, Tensor> given) {
        try {
            return device.prepare(program).run(given);
        } catch (IllegalArgumentException misfit) {
            throw new GradusException(
                    Diagnostic.error("run.feed", new Place.Everywhere(), String.valueOf(misfit.getMessage())));
        }
    }

    private static Map<Value, Tensor> values(Graph flat, Map<Value, Tensor> numbers) {
        Map<Value, Value> own = new LinkedHashMap<>();
        flat.nodes().forEach(node -> node.values().forEach(value -> own.put(value, value)));
        return picked(own, numbers);
    }

    private static <K> Map<K, Tensor> picked(Map<K, Value> places, Map<Value, Tensor> numbers) {
        Map<K, Tensor> picked = new LinkedHashMap<>();
        places.forEach(
                (key, value) -> Optional.ofNullable(numbers.get(value)).ifPresent(tensor -> picked.put(key, tensor)));
        return picked;
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
