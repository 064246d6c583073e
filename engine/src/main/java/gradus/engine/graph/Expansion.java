package gradus.engine.graph;

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
public record Expansion(Graph flat, Map<Value, Value> values) {
    public Expansion {
        values = Map.copyOf(values);
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
        List<Node> flat = new ArrayList<>();
        Map<Value, Value> values = new HashMap<>();
        expand(graph, mode, new Level("", "", Map.of()), flat, values);
        Map<String, Value> outputs = new LinkedHashMap<>();
        graph.outputs().forEach((name, value) -> outputs.put(name, values.getOrDefault(value, value)));
        return new Expansion(Graph.of(flat, outputs), values);
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

    /// Copies the nodes of one level.
    private static void expand(Graph graph, Mode mode, Level level, List<Node> flat, Map<Value, Value> values) {
        String path = level.path();
        Types types = Types.of(graph);
        for (Node node : graph.order().nodes()) {
            String id = path + node.id();
            Map<String, Value> inputs = new LinkedHashMap<>();
            node.inputs()
                    .forEach((port, value) ->
                            inputs.put(port, values.get(new Value(path + value.node(), value.output()))));
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
                expand(inside, mode, new Level(id + "/", owner + "/", inputs), flat, values);
                List<Port> ports = block.outputs();
                for (int i = 0; i < ports.size(); i++) {
                    Value result = inside.output(ports.get(i).name());
                    values.put(new Value(id, i), values.get(new Value(id + "/" + result.node(), result.output())));
                }
            } else if (node.operation() instanceof Source source && source.isWeight() && !owner.equals(id)) {
                values.put(Value.of(id), Value.of(owner));
            } else {
                Node copy = new Node(id, path + node.name(), node.operation(), inputs);
                flat.add(copy);
                copy.values().forEach(value -> values.put(value, value));
            }
        }
    }
}
