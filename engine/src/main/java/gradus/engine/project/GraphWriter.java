package gradus.engine.project;

import gradus.engine.block.Bypassed;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.Unknown;
import gradus.engine.graph.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the graph of a project, and those inside its operations.
final class GraphWriter {

    private final Layout layout;
    private final Kept kept;
    private final Set<String> placed = new HashSet<>();

    GraphWriter(Layout layout, Kept kept) {
        this.layout = layout;
        this.kept = kept;
    }

    /// Writes a graph.
    ///
    /// @param path of the object that holds it, empty for the project's own
    Json write(Graph graph, String path) {
        Map<String, Json> members = new LinkedHashMap<>();
        List<Json> nodes = new ArrayList<>();
        graph.nodes().forEach(node -> nodes.add(node(node, path)));
        members.put("nodes", Json.of(nodes));
        if (!graph.outputs().isEmpty()) {
            Map<String, Json> outputs = new LinkedHashMap<>();
            graph.outputs().forEach((name, value) -> outputs.put(name, value(value)));
            members.put("outputs", Json.of(outputs));
        }
        putKept(members, kept, GraphReader.join("graph", path));
        return Json.of(members);
    }

    /// The nodes written so far whose places stand beside them.
    Set<String> placed() {
        return placed;
    }

    private Json node(Node node, String path) {
        String nodePath = GraphReader.join(path, node.id());
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.of(node.id()));
        if (!node.name().equals(node.id())) {
            members.put("name", Json.of(node.name()));
        }
        members.put("operation", Json.of(node.operation().name()));
        Operation operation = Bypassed.inner(node.operation());
        if (operation instanceof Unknown unknown) {
            if (!unknown.content().isEmpty()) {
                members.put("attributes", JsonReader.read(unknown.content(), node.id()));
            }
        } else {
            Map<String, Json> attributes = AttributeWriter.members(
                    operation, (name, inside) -> write(inside, GraphReader.join(nodePath, name)));
            if (!attributes.isEmpty()) {
                members.put("attributes", Json.of(attributes));
            }
        }
        if (node.operation() instanceof Bypassed) {
            members.put("bypassed", Json.of(true));
        }
        node.shares().ifPresent(owner -> members.put("shares", Json.of(owner)));
        if (!node.inputs().isEmpty()) {
            members.put("inputs", Json.of(inputs(node)));
        }
        layout.find(nodePath).ifPresent(position -> {
            members.put("position", LayoutWriter.position(position));
            placed.add(nodePath);
        });
        putKept(members, kept, GraphReader.join("nodes", nodePath));
        return Json.of(members);
    }

    /// In the order of the operation's ports, then those that it doesn't have.
    private static Map<String, Json> inputs(Node node) {
        Map<String, Json> inputs = new LinkedHashMap<>();
        for (Port port : node.operation().inputs()) {
            node.input(port.name()).ifPresent(value -> inputs.put(port.name(), value(value)));
        }
        node.inputs().forEach((port, value) -> inputs.putIfAbsent(port, value(value)));
        return inputs;
    }

    /// An id that itself ends like an output's number gets the number written behind it.
    private static Json value(Value value) {
        return Json.of(
                value.output() == 0 && !value.node().matches("(?s).+:\\d{1,9}")
                        ? value.node()
                        : value.node() + ":" + value.output());
    }

    /// Puts back what was not understood.
    static void putKept(Map<String, Json> members, Kept kept, String path) {
        kept.members(path).forEach((name, content) -> members.putIfAbsent(name, JsonReader.read(content, name)));
    }
}
