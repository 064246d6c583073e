package gradus.engine.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Changes of a graph that remedies are made of. Each leaves the graph as it is when the node it names is gone.
public final class Changes {

    private Changes() {}

    /// A node of the operation between a port and what is wired to it.
    public static UnaryOperator<Graph> insert(Operation operation, String node, String port) {
        return graph -> graph.find(node)
                .flatMap(found -> found.input(port))
                .map(before -> insert(graph, operation, before, node, port))
                .orElse(graph);
    }

    /// A port wired to a value.
    public static UnaryOperator<Graph> connect(Value from, String node, String port) {
        return graph -> graph.contains(node) && graph.contains(from) ? graph.connect(from, node, port) : graph;
    }

    /// An attribute of a node with another value.
    public static UnaryOperator<Graph> set(String node, String attribute, Object value) {
        return graph -> graph.find(node)
                .map(found ->
                        graph.with(found.withOperation(Attributes.with(found.operation(), Map.of(attribute, value)))))
                .orElse(graph);
    }

    private static Graph insert(Graph graph, Operation operation, Value before, String node, String port) {
        List<Port> ports = operation.inputs();
        String id = freshId(graph, operation);
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put(ports.getFirst().name(), before);
        Node inserted = new Node(id, id, operation, inputs);
        return graph.with(inserted).connect(inserted.value(), node, port);
    }

    private static String freshId(Graph graph, Operation operation) {
        String stem = GraphBuilder.idStem(operation);
        int number = 1;
        while (isTaken(graph, stem + "_" + number)) {
            number++;
        }
        return stem + "_" + number;
    }

    private static boolean isTaken(Graph graph, String name) {
        return graph.contains(name)
                || graph.nodes().stream().anyMatch(node -> node.name().equals(name));
    }
}
