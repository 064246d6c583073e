package gradus.engine.block;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Types;
import gradus.engine.graph.Unknown;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Input;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Makes a [Block] of some nodes of a graph. The wires that are cut become its ports; what its nodes compute stays
/// the same, and so do their weights, under the paths that [Regrouped] tells.
public final class Grouping {

    private final Graph graph;
    private final Set<String> chosen = new LinkedHashSet<>();
    private final Map<Value, String> inlets = new LinkedHashMap<>();
    private final Map<Value, String> outlets = new LinkedHashMap<>();

    private Grouping(Graph graph, Set<String> ids) {
        this.graph = graph;
        for (Node node : graph.nodes()) {
            if (ids.contains(node.id()) && !(node.operation() instanceof Input)) {
                chosen.add(node.id());
            }
        }
    }

    /// Makes a block. Inputs of the graph stay outside.
    ///
    /// @param ids the nodes that go into it
    /// @param wanted values of them that become outputs, besides those that are read outside or by nobody
    /// @param id of the new node, which must be free
    /// @param title what people call the block
    /// @throws GradusException `block.nothing`, `block.kind`, `block.sharing` or `block.between` when these nodes
    ///     can't be a block
    public static Regrouped make(Graph graph, Set<String> ids, Set<Value> wanted, String id, String title) {
        return new Grouping(graph, ids).make(wanted, id, title);
    }

    private Regrouped make(Set<Value> wanted, String id, String title) {
        check();
        findInlets();
        findOutlets(wanted);
        Map<Value, Value> ends = new LinkedHashMap<>();
        for (Value value : outlets.keySet()) {
            ends.put(value, new Value(id, ends.size()));
        }
        Map<String, Value> wires = new LinkedHashMap<>();
        inlets.forEach((value, port) -> wires.put(port, value));
        Node block = new Node(id, id, new Block(title, body(), Exposed.NOTHING), wires);
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (!chosen.contains(node.id())) {
                nodes.add(rewired(node, value -> outside(value, ends)));
            } else if (!nodes.contains(block)) {
                nodes.add(block);
            }
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        graph.outputs().forEach((name, value) -> outside(value, ends).ifPresent(moved -> outputs.put(name, moved)));
        Map<String, String> moved = new LinkedHashMap<>();
        chosen.forEach(each -> moved.put(each, id + "/" + each));
        return new Regrouped(Graph.of(nodes, outputs), List.of(id), moved);
    }

    /// Where a value is read that was one of the graph; empty for one that a node of the block has no output for.
    private Optional<Value> outside(Value value, Map<Value, Value> ends) {
        return chosen.contains(value.node()) ? Optional.ofNullable(ends.get(value)) : Optional.of(value);
    }

    /// The node with each wire at what a value has become; empty takes the wire off.
    static Node rewired(Node node, Function<Value, Optional<Value>> now) {
        Node changed = node;
        for (Map.Entry<String, Value> input : node.inputs().entrySet()) {
            changed = changed.withInput(input.getKey(), now.apply(input.getValue()));
        }
        return changed;
    }

    private Graph body() {
        Types types = Types.of(graph);
        List<Node> nodes = new ArrayList<>();
        inlets.forEach((value, port) -> {
            Input input = types.find(value)
                    .map(type -> new Input(type.shape(), type.type()))
                    .orElseGet(() -> new Input(Shape.batchOf(1)));
            nodes.add(new Node(port, port, input, Map.of()));
        });
        for (String id : chosen) {
            nodes.add(rewired(
                    graph.node(id),
                    value -> Optional.of(Optional.ofNullable(inlets.get(value))
                            .map(Value::of)
                            .orElse(value))));
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        outlets.forEach((value, port) -> outputs.put(port, value));
        return Graph.of(nodes, outputs);
    }

    private void check() {
        if (chosen.isEmpty()) {
            throw new GradusException(Diagnostic.error("block.nothing", new Place.Everywhere()));
        }
        for (Node node : graph.nodes()) {
            boolean isInside = chosen.contains(node.id());
            boolean isBound = node.operation() instanceof Dataset
                    || node.operation() instanceof Loss
                    || node.operation() instanceof Unknown;
            if (isInside && isBound) {
                throw new GradusException(Diagnostic.error("block.kind", Place.node(node.id()), node.name()));
            }
            Optional<Node> owner = node.shares().flatMap(graph::find);
            if (owner.isPresent() && isInside != chosen.contains(owner.get().id())) {
                throw new GradusException(Diagnostic.error(
                        "block.sharing",
                        Place.node(node.id()),
                        node.name(),
                        owner.get().name()));
            }
        }
    }

    private void findInlets() {
        Set<Value> cut = new LinkedHashSet<>();
        for (String id : chosen) {
            graph.node(id).wired().stream()
                    .filter(value -> !chosen.contains(value.node()))
                    .forEach(cut::add);
        }
        for (Value value : cut) {
            if (graph.upstream(value.node()).stream().anyMatch(chosen::contains)) {
                throw new GradusException(Diagnostic.error(
                        "block.between",
                        Place.node(value.node()),
                        graph.node(value.node()).name()));
            }
        }
        Set<String> taken = new LinkedHashSet<>(chosen);
        cut.forEach(value -> inlets.put(value, cut.size() == 1 ? free("x", taken) : free(name(value), taken)));
    }

    private void findOutlets(Set<Value> wanted) {
        Set<Value> read = new LinkedHashSet<>();
        Set<Value> ends = new LinkedHashSet<>();
        for (Node node : graph.nodes()) {
            read.addAll(node.wired());
            if (!chosen.contains(node.id())) {
                ends.addAll(node.wired());
            }
        }
        ends.addAll(graph.outputs().values());
        ends.addAll(wanted);
        for (String id : chosen) {
            List<Value> values = graph.node(id).values();
            if (values.stream().noneMatch(read::contains)) {
                ends.addAll(values);
            }
        }
        ends.removeIf(value -> !chosen.contains(value.node()) || !graph.contains(value));
        Set<String> taken = new LinkedHashSet<>();
        ends.forEach(value -> outlets.put(value, ends.size() == 1 ? "y" : free(name(value), taken)));
    }

    /// What a value's node is called, with the port where it has several.
    private String name(Value value) {
        Optional<Node> node = graph.find(value.node());
        List<Port> ports = node.map(each -> each.operation().outputs()).orElse(List.of());
        String name = node.map(Node::name).orElse("x").replace('/', '_');
        return ports.size() > 1 && value.output() < ports.size()
                ? name + "_" + ports.get(value.output()).name()
                : name;
    }

    /// A name that is not taken, and now is.
    static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "_" + number;
        }
        return free;
    }
}
