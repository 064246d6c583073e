package gradus.engine.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Nodes and the wires between them: the model. The one thing that the canvas shows, the engine runs, the tracer
/// steps through and the exporters read. Immutable; every change is a new graph. A graph may be unfinished or
/// wrong (open ports, wires to nowhere, cycles, unknown operations): [Types] says so.
public final class Graph {

    /// The graph without nodes.
    public static final Graph EMPTY = new Graph(Map.of(), Map.of());

    /// A wire: from a value to an input port.
    public record Wire(Value from, String toNode, String toPort) {}

    /// Nodes in an order in which each stands behind those it reads, and the ids of those that can't be so ordered
    /// because they lie on a cycle or behind one.
    public record Order(List<Node> nodes, Set<String> cyclic) {}

    private final Map<String, Node> nodes;
    private final Map<String, Value> outputs;

    private Graph(Map<String, Node> nodes, Map<String, Value> outputs) {
        this.nodes = Collections.unmodifiableMap(nodes);
        this.outputs = Collections.unmodifiableMap(outputs);
    }

    /// A graph of given nodes, in the order people made them.
    ///
    /// @param outputs the graph's results by name
    public static Graph of(Collection<Node> nodes, Map<String, Value> outputs) {
        Map<String, Node> byId = new LinkedHashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        return new Graph(byId, new LinkedHashMap<>(outputs));
    }

    /// All nodes, in the order they were added.
    public Collection<Node> nodes() {
        return nodes.values();
    }

    /// The graph's results by name; for a block's inside, one an output port.
    public Map<String, Value> outputs() {
        return outputs;
    }

    /// The result of this name.
    ///
    /// @throws IllegalArgumentException when there is none
    public Value output(String name) {
        Value value = outputs.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No output " + name);
        }
        return value;
    }

    /// The node with this id.
    public Optional<Node> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /// The node with this id.
    ///
    /// @throws IllegalArgumentException when there is none
    public Node node(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No node " + id));
    }

    /// Whether there is a node with this id.
    public boolean contains(String id) {
        return nodes.containsKey(id);
    }

    /// Whether the node and its output port exist.
    public boolean contains(Value value) {
        Node node = nodes.get(value.node());
        return node != null
                && value.output() >= 0
                && value.output() < node.operation().outputs().size();
    }

    /// All wires, in the order of the nodes they end at.
    public List<Wire> wires() {
        List<Wire> wires = new ArrayList<>();
        for (Node node : nodes.values()) {
            node.inputs().forEach((port, value) -> wires.add(new Wire(value, node.id(), port)));
        }
        return wires;
    }

    /// The wires that begin at a node.
    public List<Wire> wiresFrom(String id) {
        return wires().stream().filter(wire -> wire.from().node().equals(id)).toList();
    }

    /// The graph with a node added, or replaced if its id is there.
    public Graph with(Node node) {
        Map<String, Node> changed = new LinkedHashMap<>(nodes);
        changed.put(node.id(), node);
        return new Graph(changed, outputs);
    }

    /// The graph without some nodes and the wires at them; who shared their weights has its own again.
    public Graph without(Set<String> ids) {
        Map<String, Node> changed = new LinkedHashMap<>();
        for (Node node : nodes.values()) {
            if (!ids.contains(node.id())) {
                Node kept = node;
                for (Map.Entry<String, Value> input : node.inputs().entrySet()) {
                    if (ids.contains(input.getValue().node())) {
                        kept = kept.withInput(input.getKey(), Optional.empty());
                    }
                }
                changed.put(
                        kept.id(),
                        kept.shares().filter(ids::contains).isPresent() ? kept.withShares(Optional.empty()) : kept);
            }
        }
        Map<String, Value> kept = new LinkedHashMap<>(outputs);
        kept.values().removeIf(value -> ids.contains(value.node()));
        return new Graph(changed, kept);
    }

    /// The graph with a port wired to a value, instead of what was wired there.
    public Graph connect(Value from, String toNode, String toPort) {
        return with(node(toNode).withInput(toPort, Optional.of(from)));
    }

    /// The graph with nothing wired to a port.
    public Graph disconnect(String toNode, String toPort) {
        return with(node(toNode).withInput(toPort, Optional.empty()));
    }

    /// The graph with other results.
    public Graph withOutputs(Map<String, Value> other) {
        return new Graph(nodes, new LinkedHashMap<>(other));
    }

    /// The nodes a node reads, directly or through others, and itself.
    public Set<String> upstream(String id) {
        return upstream(List.of(id));
    }

    /// The nodes that some nodes read, directly or through others, and these themselves.
    public Set<String> upstream(Collection<String> ids) {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(ids);
        while (!open.isEmpty()) {
            String next = open.removeLast();
            Node node = nodes.get(next);
            if (node != null && found.add(next)) {
                node.inputs().values().forEach(value -> open.add(value.node()));
            }
        }
        return found;
    }

    /// The nodes that read some nodes, directly or through others, and these themselves.
    public Set<String> downstream(Collection<String> ids) {
        Set<String> found = new LinkedHashSet<>(ids);
        for (Node node : order().nodes()) {
            if (node.inputs().values().stream().anyMatch(value -> found.contains(value.node()))) {
                found.add(node.id());
            }
        }
        return found;
    }

    /// The nodes that nothing reads: where results stand.
    public List<Node> sinks() {
        Set<String> read = new LinkedHashSet<>();
        wires().forEach(wire -> read.add(wire.from().node()));
        return nodes.values().stream().filter(node -> !read.contains(node.id())).toList();
    }

    /// The nodes in an order of computation; among those that are free, the order they were added in.
    public Order order() {
        Set<String> done = new LinkedHashSet<>();
        Set<String> open = new LinkedHashSet<>();
        List<Node> sorted = new ArrayList<>();
        Set<String> cyclic = new LinkedHashSet<>();
        for (Node root : nodes.values()) {
            visit(root, done, open, sorted, cyclic);
        }
        sorted.removeIf(node -> cyclic.contains(node.id()));
        return new Order(List.copyOf(sorted), cyclic);
    }

    /// Depth first without recursion, so that a chain of any length is safe.
    private void visit(Node root, Set<String> done, Set<String> open, List<Node> sorted, Set<String> cyclic) {
        List<Node> stack = new ArrayList<>(List.of(root));
        while (!stack.isEmpty()) {
            Node node = stack.getLast();
            if (done.contains(node.id())) {
                stack.removeLast();
                continue;
            }
            List<Value> wired = node.wired();
            if (open.add(node.id())) {
                for (Value value : wired.reversed()) {
                    Node source = nodes.get(value.node());
                    if (source != null && open.contains(source.id()) && !done.contains(source.id())) {
                        cyclic.add(node.id());
                    } else if (source != null && !done.contains(source.id())) {
                        stack.add(source);
                    }
                }
            } else {
                stack.removeLast();
                open.remove(node.id());
                done.add(node.id());
                sorted.add(node);
                if (!cyclic.isEmpty() && wired.stream().anyMatch(value -> cyclic.contains(value.node()))) {
                    cyclic.add(node.id());
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Graph that
                        && List.copyOf(nodes.values()).equals(List.copyOf(that.nodes.values()))
                        && outputs.equals(that.outputs));
    }

    @Override
    public int hashCode() {
        return Objects.hash(nodes, outputs);
    }

    @Override
    public String toString() {
        return nodes.values().toString();
    }
}
