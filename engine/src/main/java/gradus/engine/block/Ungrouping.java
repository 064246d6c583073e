package gradus.engine.block;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the inside of a [Block] in its place: the opposite of [Grouping].
public final class Ungrouping {

    private final Graph graph;
    private final Node node;
    private final Block block;
    private final Map<String, String> ids = new LinkedHashMap<>();

    private Ungrouping(Graph graph, Node node, Block block) {
        this.graph = graph;
        this.node = node;
        this.block = block;
    }

    /// Dissolves a block. Its nodes keep their ids where these are free.
    ///
    /// @throws GradusException `block.none` when the node is no block, `block.shared` when its parameters are
    ///     another's or another's are its
    public static Regrouped dissolve(Graph graph, String id) {
        Node node = graph.node(id);
        if (!(node.operation() instanceof Block block)) {
            throw new GradusException(Diagnostic.error("block.none", Place.node(id), node.name()));
        }
        boolean isOwner = graph.nodes().stream()
                .anyMatch(each -> each.shares().filter(id::equals).isPresent());
        if (isOwner || node.shares().isPresent()) {
            throw new GradusException(Diagnostic.error("block.shared", Place.node(id), node.name()));
        }
        return new Ungrouping(graph, node, block).dissolve();
    }

    private Regrouped dissolve() {
        Set<String> taken = new HashSet<>();
        graph.nodes().stream().filter(each -> !each.equals(node)).forEach(each -> {
            taken.add(each.id());
            taken.add(each.name());
        });
        List<Node> inside = block.body().nodes().stream()
                .filter(each -> !(each.operation() instanceof Input))
                .toList();
        inside.forEach(each -> ids.put(each.id(), Grouping.free(each.id(), taken)));
        List<Node> nodes = new ArrayList<>();
        for (Node each : graph.nodes()) {
            if (each.equals(node)) {
                inside.forEach(inner -> nodes.add(outside(inner, taken)));
            } else {
                nodes.add(Grouping.rewired(each, this::result));
            }
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        graph.outputs().forEach((name, value) -> result(value).ifPresent(now -> outputs.put(name, now)));
        Map<String, String> moved = new LinkedHashMap<>();
        ids.forEach((inner, now) -> moved.put(node.id() + "/" + inner, now));
        return new Regrouped(Graph.of(nodes, outputs), List.copyOf(ids.values()), moved);
    }

    private Node outside(Node inner, Set<String> taken) {
        String id = now(inner.id());
        String name = inner.name().equals(inner.id()) ? id : Grouping.free(inner.name(), taken);
        Node wired = Grouping.rewired(inner, this::outside);
        return new Node(
                id, name, inner.operation(), wired.inputs(), inner.shares().map(this::now));
    }

    /// What a value of the outer graph has become.
    private Optional<Value> result(Value value) {
        List<Port> ports = block.outputs();
        return value.node().equals(node.id()) && value.output() < ports.size()
                ? outside(block.body().output(ports.get(value.output()).name()))
                : Optional.of(value);
    }

    /// What a value of the inside has become: another node's, or what is wired to the port.
    private Optional<Value> outside(Value inner) {
        return ids.containsKey(inner.node())
                ? Optional.of(new Value(now(inner.node()), inner.output()))
                : node.input(inner.node());
    }

    private String now(String inner) {
        return ids.getOrDefault(inner, inner);
    }
}
