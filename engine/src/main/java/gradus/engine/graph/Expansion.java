package gradus.engine.graph;

import gradus.engine.graph.Graph.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A graph with every block replaced by its inside, down to operations that devices can run. A node inside a block
/// has the path as its id: `dense_1/kernel`.
///
/// @param flat the graph without blocks
/// @param values where each value of the original graph, and of every block's inside (by path), is found in the
///     flat one
/// @param origins what each wire of the flat graph reads, by path, before blocks were opened
/// @param gates what an input inside a block stands for, and a block's output: by path, the value one step outside or
///     inside
public record Expansion(Graph flat, Map<Value, Value> values, Map<Wire, Value> origins, Map<Value, Value> gates) {
    public Expansion {
        values = Map.copyOf(values);
        origins = Map.copyOf(origins);
        gates = Map.copyOf(gates);
    }

    /// A graph of which only the values are asked for.
    public Expansion(Graph flat, Map<Value, Value> values) {
        this(flat, values, Map.of(), Map.of());
    }

    /// Expands a graph for inference.
    ///
    /// @throws GradusException when the graph has errors
    public static Expansion of(Graph graph) {
        return of(graph, Mode.INFERENCE);
    }

    /// Expands a graph for a purpose.
    ///
    /// @throws GradusException when the graph has errors
    public static Expansion of(Graph graph, Mode mode) {
        Types types = Types.of(graph);
        if (types.hasErrors()) {
            throw new GradusException(types.diagnostics());
        }
        Opening opening = new Opening(mode);
        opening.expand(graph, new Level("", "", Map.of()));
        Map<String, Value> outputs = new LinkedHashMap<>();
        graph.outputs().forEach((name, value) -> outputs.put(name, opening.values.getOrDefault(value, value)));
        return new Expansion(Graph.of(opening.flat, outputs), opening.values, opening.origins, opening.gates);
    }

    /// Where a value is found in the flat graph.
    public Value flat(Value value) {
        return Optional.ofNullable(values.get(value))
                .orElseThrow(() -> new IllegalArgumentException("No value " + value));
    }

    /// Where the inside of a block goes.
    ///
    /// @param path before the ids of its nodes
    /// @param weights before the ids of its weights: the path, or that of the block whose weights it shares
    /// @param given what stands for the block's input ports, by name
    private record Level(String path, String weights, Map<String, Value> given) {}

    /// Opens block after block.
    private static final class Opening {
        private final Mode mode;
        private final List<Node> flat = new ArrayList<>();
        private final Map<Value, Value> values = new HashMap<>();
        private final Map<Wire, Value> origins = new HashMap<>();
        private final Map<Value, Value> gates = new HashMap<>();

        Opening(Mode mode) {
            this.mode = mode;
        }

        /// Copies the nodes of one level.
        private void expand(Graph graph, Level level) {
            String path = level.path();
            Types types = Types.of(graph);
            for (Node node : graph.order().nodes()) {
                String id = path + node.id();
                Map<String, Value> inputs = new LinkedHashMap<>();
                Map<String, Value> read = new LinkedHashMap<>();
                node.inputs().forEach((port, value) -> {
                    Value place = new Value(path + value.node(), value.output());
                    inputs.put(port, values.get(place));
                    read.put(port, place);
                });
                String owner = level.weights() + Sharing.owner(graph, node).id();
                Value outer = level.given().get(node.id());
                if (outer != null) {
                    values.put(Value.of(id), outer);
                } else if (node.operation() instanceof Composite block) {
                    Graph inside = block.inside(
                            node.wired().stream()
                                    .map(value -> types.find(value).orElseThrow())
                                    .toList(),
                            mode);
                    read.forEach((port, place) -> gates.put(Value.of(id + "/" + port), place));
                    expand(inside, new Level(id + "/", owner + "/", inputs));
                    List<Port> ports = block.outputs();
                    for (int i = 0; i < ports.size(); i++) {
                        Value result = inside.output(ports.get(i).name());
                        Value inner = new Value(id + "/" + result.node(), result.output());
                        values.put(new Value(id, i), values.get(inner));
                        gates.put(new Value(id, i), inner);
                    }
                } else if (node.operation() instanceof Source source && source.isWeight() && !owner.equals(id)) {
                    values.put(Value.of(id), Value.of(owner));
                } else {
                    Node copy = new Node(id, path + node.name(), node.operation(), inputs);
                    flat.add(copy);
                    copy.values().forEach(value -> values.put(value, value));
                    inputs.forEach((port, value) -> origins.put(new Wire(value, id, port), read.get(port)));
                }
            }
        }
    }

    /// Whether what a flat wire reads came through a port of a block.
    ///
    /// @param gate the block's input, by path: `dense_1/x`
    public boolean isThrough(Wire wire, Value gate) {
        Value at = origins.get(wire);
        while (at != null && !at.equals(gate)) {
            at = gates.get(at);
        }
        return at != null;
    }
}
