package gradus.engine.run;

import gradus.engine.device.CounterRandom;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.differentiate.Gradients;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Source;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Input;
import gradus.engine.program.Program;
import gradus.engine.run.Difference.Verdict;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Holds gradients against what small changes really do, in float64. The rule of each node is checked by itself, with
/// the numbers that it has in the graph, so a wrong one is found where it is; and the target is differentiated towards
/// any value, so the sum over all paths is checked too.
///
/// @param evaluation whose numbers it is about
/// @param coordinates how many numbers of each tensor are changed
/// @param seed draws which
public record GradientCheck(Evaluation evaluation, Device device, int coordinates, long seed) {

    /// Enough to find a wrong rule, few enough to be done after every run.
    public static final int FEW = 3;

    /// As many as a person reads.
    public static final int MANY = 12;

    private static final String PREFIX = "check/";

    /// A change that is large enough to be seen in each result that it reaches.
    private static final double NUDGE = 1e-4;

    /// The flat graph's nodes that have a rule of their own to be checked.
    public List<String> nodes() {
        return flat().nodes().stream()
                .filter(node -> !(node.operation() instanceof Source)
                        && !node.wired().isEmpty()
                        && node.operation().isDifferentiable())
                .map(Node::id)
                .toList();
    }

    /// How many numbers come into a node and out of it.
    public long size(String node) {
        Node found = flat().node(node);
        return Stream.concat(found.wired().stream(), found.values().stream())
                .flatMap(value -> number(value).stream())
                .mapToLong(Tensor::size)
                .sum();
    }

    private Graph flat() {
        return evaluation.expansion().flat();
    }

    private Optional<Tensor> number(Value value) {
        return Optional.ofNullable(evaluation.values().get(value));
    }

    /// Checks the rule of one node of the flat graph by itself, towards each of its real inputs. What goes out is
    /// weighted, so that errors of several outputs don't make up for each other.
    ///
    /// @return empty where the node states no gradient
    public List<Probe> own(String id) {
        Node node = flat().node(id);
        if (!node.wired().stream().allMatch(value -> number(value).isPresent())) {
            return List.of();
        }
        GraphBuilder builder = new GraphBuilder();
        Map<String, Value> leaves = new LinkedHashMap<>();
        Map<Value, Tensor> feeds = new HashMap<>();
        Map<String, Value> inputs = new LinkedHashMap<>();
        node.inputs().forEach((port, value) -> {
            Tensor tensor = number(value).orElseThrow();
            if (tensor.type().isFloat()) {
                Value leaf = builder.add(PREFIX + port, new Input(tensor.shape()));
                feeds.put(leaf, tensor);
                leaves.put(port, leaf);
                inputs.put(port, leaf);
            } else {
                inputs.put(port, builder.add(new Constant(tensor)));
            }
        });
        try {
            builder.add(new Node(id, node.name(), node.operation(), inputs));
        } catch (GradusException unfit) {
            // A node that needs more than the numbers it reads can't be checked by itself.
            return List.of();
        }
        Graph alone = builder.build();
        Map<Value, Value> arriving = new LinkedHashMap<>();
        for (Value output : node.values()) {
            if (builder.type(output).type().isFloat()) {
                Tensor weights = weights(number(output).orElseThrow(), output.output());
                Value weight = builder.add(PREFIX + "arriving/" + output.output(), new Input(weights.shape()));
                feeds.put(weight, weights);
                arriving.put(output, weight);
            }
        }
        Gradients gradients = Gradients.of(builder.build(), arriving);
        Map<Value, Tensor> analytic = run(gradients.graph(), gradients.byValue().values(), feeds);
        Change change = new Change(execution(alone, arriving.keySet()), feeds, arriving);
        List<Probe> probes = new ArrayList<>();
        leaves.forEach((port, leaf) -> gradients
                .find(leaf)
                .flatMap(gradient -> Optional.ofNullable(analytic.get(gradient)))
                .ifPresent(known -> probes.addAll(change.probes(
                        id, Optional.of(port), leaf, node.input(port).orElseThrow(), known))));
        return probes;
    }

    /// Checks the target's gradient towards a value of the flat graph: whatever reads the value reads a changed one.
    ///
    /// @return empty where the target does not depend on it
    public List<Probe> towards(Value value) {
        Optional<Value> target = evaluation.target().map(evaluation.expansion()::flat);
        Optional<Tensor> known = Optional.ofNullable(evaluation.gradients().get(value));
        if (target.isEmpty() || known.isEmpty() || number(value).isEmpty()) {
            return List.of();
        }
        Value fed = flat().node(value.node()).operation() instanceof Source ? value : Value.of(PREFIX + "fed");
        Graph cut = fed.equals(value) ? flat() : reading(value, fed);
        Value measured = target.get().equals(value) ? fed : target.get();
        Map<Value, Tensor> feeds = new HashMap<>();
        flat().nodes().stream()
                .filter(node -> node.operation() instanceof Source)
                .flatMap(node -> node.values().stream())
                .forEach(source -> number(source).ifPresent(tensor -> feeds.put(source, tensor)));
        feeds.put(fed, number(value).orElseThrow());
        Map<Value, Value> weights = new HashMap<>();
        evaluation.seed().filter(seed -> !seed.cell().isEmpty()).ifPresent(seed -> {
            Value weight = Value.of(PREFIX + "cell");
            feeds.put(weight, seed.tensor(number(target.get()).orElseThrow().shape()));
            weights.put(measured, weight);
        });
        Change change = new Change(execution(cut, Set.of(measured)), feeds, weights);
        return change.probes(value.node(), Optional.empty(), fed, value, known.get());
    }

    /// The flat graph with an input in the place of a value.
    private Graph reading(Value value, Value fed) {
        Types types = Types.of(flat());
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node(
                fed.node(),
                fed.node(),
                new Input(types.find(value).orElseThrow().shape()),
                Map.of()));
        for (Node node : flat().nodes()) {
            Node reader = node;
            for (Map.Entry<String, Value> input : node.inputs().entrySet()) {
                if (input.getValue().equals(value)) {
                    reader = reader.withInput(input.getKey(), Optional.of(fed));
                }
            }
            nodes.add(reader);
        }
        return Graph.of(nodes, Map.of());
    }

    private Execution execution(Graph graph, Set<Value> wanted) {
        return device.prepare(Program.compile(graph, wanted, ElementType.FLOAT64));
    }

    private Map<Value, Tensor> run(Graph graph, Collection<Value> wanted, Map<Value, Tensor> feeds) {
        return wanted.isEmpty()
                ? Map.of()
                : execution(graph, new LinkedHashSet<>(wanted)).run(feeds);
    }

    /// What a person should know of a node's rule: the worst that some coordinates have shown, as a warning at the
    /// node.
    ///
    /// @param probes of one node
    public Optional<Diagnostic> doubt(List<Probe> probes) {
        return worst(probes, Verdict.WRONG)
                .map(probe -> Diagnostic.warning(
                        "gradient.wrong",
                        Place.node(probe.node()),
                        name(probe),
                        probe.port().orElse(""),
                        probe.difference().analytic(),
                        probe.difference().numeric(),
                        probe.difference().step(),
                        probe.difference().error()))
                .or(() -> worst(probes, Verdict.KINK)
                        .map(probe -> Diagnostic.warning(
                                "gradient.kink",
                                Place.node(probe.node()),
                                name(probe),
                                probe.difference().left(),
                                probe.difference().right(),
                                probe.difference().analytic())));
    }

    private String name(Probe probe) {
        return flat().node(probe.node()).name();
    }

    private static Optional<Probe> worst(List<Probe> probes, Verdict verdict) {
        return probes.stream()
                .filter(probe -> probe.isOwn() && probe.verdict() == verdict)
                .max(Comparator.comparingDouble(probe -> probe.difference().error()));
    }

    /// Weights from 0.5 to 1.5.
    private Tensor weights(Tensor output, int number) {
        double[] weights = IntStream.range(0, output.size())
                .mapToDouble(i -> output.size() == 1 ? 1 : 0.5 + CounterRandom.uniform(seed + number, i))
                .toArray();
        return Tensor.of(ElementType.FLOAT64, output.shape(), weights);
    }

    /// Which numbers of a tensor are changed: all of a small one.
    private int[] picked(int size, String name) {
        return size <= coordinates
                ? IntStream.range(0, size).toArray()
                : IntStream.range(0, coordinates)
                        .map(i -> (int) (CounterRandom.uniform(CounterRandom.key(seed, name), i) * size))
                        .distinct()
                        .sorted()
                        .toArray();
    }

    /// What a change of what is fed does to the sum of some results.
    private final class Change {
        private final Execution execution;
        private final Map<Value, Tensor> feeds;
        private final Map<Value, Value> weights;
        private final Map<Value, Tensor> here;

        /// @param weights a fed value by result; a result without one is added up as it is
        Change(Execution execution, Map<Value, Tensor> feeds, Map<Value, Value> weights) {
            this.execution = execution;
            this.feeds = feeds;
            this.weights = weights;
            here = execution.run(feeds);
        }

        /// @param fed what is changed
        /// @param value what it stands for
        List<Probe> probes(String node, Optional<String> port, Value fed, Value value, Tensor analytic) {
            Tensor at = Optional.ofNullable(feeds.get(fed)).orElseThrow();
            int size = at.size();
            return IntStream.of(picked(size, node + port.map(name -> ":" + name).orElse("")))
                    .mapToObj(cell -> new Probe(node, port, value, cell, size, difference(fed, at, cell, analytic)))
                    .toList();
        }

        /// Of a number that reaches one result only, as the rule is written, without the result's weight.
        private Difference difference(Value fed, Tensor at, int cell, Tensor analytic) {
            Set<Double> reached = new LinkedHashSet<>();
            for (double by : new double[] {NUDGE, -NUDGE}) {
                changes(fed, at, cell, by).forEach(change -> reached.add(change.weight()));
            }
            double weight = reached.size() == 1 ? reached.iterator().next() : 1;
            return Difference.of(
                    analytic.at(cell) / weight,
                    by -> changes(fed, at, cell, by).stream()
                                    .mapToDouble(change -> change.weight() * change.by())
                                    .sum()
                            / weight,
                    at.at(cell),
                    scale());
        }

        /// How one number of a result changes.
        private record Shift(double weight, double by) {}

        private List<Shift> changes(Value fed, Tensor at, int cell, double by) {
            double[] numbers = at.toDoubles();
            numbers[cell] += by;
            Map<Value, Tensor> other = new HashMap<>(feeds);
            other.put(fed, Tensor.of(ElementType.FLOAT64, at.shape(), numbers));
            List<Shift> changes = new ArrayList<>();
            for (Map.Entry<Value, Tensor> result : execution.run(other).entrySet()) {
                Tensor before = Optional.ofNullable(here.get(result.getKey())).orElseThrow();
                Tensor after = result.getValue();
                Optional<Tensor> weight =
                        Optional.ofNullable(weights.get(result.getKey())).map(feeds::get);
                for (int i = 0; i < after.size(); i++) {
                    double apart = after.at(i) - before.at(i);
                    double counts = weight.isPresent() ? weight.get().at(i) : 1;
                    if (apart != 0 && counts != 0) {
                        changes.add(new Shift(counts, apart));
                    }
                }
            }
            return changes;
        }

        private double scale() {
            double largest = 0;
            for (Tensor tensor : here.values()) {
                for (int i = 0; i < tensor.size(); i++) {
                    largest = Math.max(largest, Math.abs(tensor.at(i)));
                }
            }
            return Double.isFinite(largest) ? largest : 0;
        }
    }
}
