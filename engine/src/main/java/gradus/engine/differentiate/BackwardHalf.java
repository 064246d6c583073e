package gradus.engine.differentiate;

import gradus.engine.graph.Composite;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Source;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Identity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A graph with the derivatives of a target as ordinary nodes, to be looked at, run and differentiated again. Where
/// all are single numbers they are as one would write them on the blackboard. Blocks are opened, since what comes back
/// goes through their insides.
///
/// @param graph with a node `∂z∕∂a` for each leaf, which is also an output
/// @param added the ids of the new nodes
/// @param moved the new ids of nodes that were inside blocks, by their paths
public record BackwardHalf(Graph graph, Set<String> added, Map<String, String> moved) {
    public BackwardHalf {
        added = Set.copyOf(added);
        moved = Map.copyOf(moved);
    }

    /// Adds it.
    ///
    /// @throws GradusException when the graph has errors, or at a target that depends on no variable
    public static BackwardHalf of(Graph graph, Value target) {
        return new Drawing(graph, target).draw();
    }

    /// One drawing on its way.
    private static final class Drawing {
        private final Graph graph;
        private final Value target;
        private final Expansion expansion;
        private final Graph flat;
        private final Gradients gradients;
        private final Map<String, String> ids = new HashMap<>();
        private final Set<String> taken = new HashSet<>();
        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final Set<String> added = new LinkedHashSet<>();

        Drawing(Graph graph, Value target) {
            this.graph = graph;
            this.target = target;
            expansion = Expansion.of(graph);
            flat = expansion.flat();
            gradients = Gradients.of(flat, expansion.flat(target));
        }

        BackwardHalf draw() {
            List<Node> leaves = leaves();
            boolean isOpened = graph.nodes().stream().anyMatch(node -> node.operation() instanceof Composite);
            Map<String, String> moved = new LinkedHashMap<>();
            Graph forward = isOpened ? flat : graph;
            forward.nodes().stream().filter(node -> !isInside(node)).forEach(node -> {
                taken.add(node.id());
                taken.add(node.name());
            });
            forward.nodes().stream().filter(Drawing::isInside).forEach(node -> {
                String id = free(node.id().replace('/', '_'));
                ids.put(node.id(), id);
                moved.put(node.id(), id);
            });
            for (Node node : forward.nodes()) {
                String id = ids.getOrDefault(node.id(), node.id());
                String name = isInside(node) ? id : node.name();
                nodes.put(id, new Node(id, name, node.operation(), wired(node), node.shares()));
            }
            Map<String, Value> outputs = new LinkedHashMap<>(outputs());
            Graph backward = backward(leaves);
            Map<Value, String> names = names(backward, leaves);
            Set<String> needed = backward.upstream(
                    backward.outputs().values().stream().map(Value::node).toList());
            for (Node node : backward.order().nodes()) {
                if (!flat.contains(node.id()) && needed.contains(node.id())) {
                    String name = free(names.getOrDefault(node.value(), stem(node)));
                    ids.put(node.id(), name);
                    add(new Node(name, name, node.operation(), wired(node)));
                }
            }
            for (Node leaf : leaves) {
                Value drawn = drawn(backward.output(leaf.id()));
                if (!added.contains(drawn.node()) || outputs.containsValue(drawn)) {
                    String id = free(named(leaf));
                    add(new Node(id, id, new Identity(), Map.of("x", drawn)));
                    drawn = Value.of(id);
                }
                outputs.put(drawn.node(), drawn);
            }
            return new BackwardHalf(Graph.of(nodes.values(), outputs), added, moved);
        }

        private List<Node> leaves() {
            List<Node> leaves = flat.nodes().stream()
                    .filter(node -> node.operation() instanceof Source
                            && !(node.operation() instanceof Dataset)
                            && gradients.find(node.value()).isPresent()
                            && !expansion.flat(target).equals(node.value()))
                    .toList();
            if (leaves.isEmpty()) {
                throw new GradusException(Diagnostic.error(
                        "backward.no-variable",
                        Place.node(target.node()),
                        graph.node(target.node()).name()));
            }
            return leaves;
        }

        /// What the graph is about stays the first of its outputs.
        private Map<String, Value> outputs() {
            Map<String, Value> outputs = new LinkedHashMap<>();
            if (graph.outputs().isEmpty()) {
                outputs.put(graph.node(target.node()).name(), drawn(expansion.flat(target)));
            }
            graph.outputs().forEach((name, value) -> outputs.put(name, drawn(expansion.flat(value))));
            return outputs;
        }

        private Graph backward(List<Node> leaves) {
            Map<String, Value> outputs = new LinkedHashMap<>();
            leaves.forEach(
                    leaf -> outputs.put(leaf.id(), gradients.find(leaf.value()).orElseThrow()));
            Graph whole = gradients.graph().withOutputs(outputs);
            Set<String> upstream = flat.upstream(expansion.flat(target).node());
            boolean areSingle = Types.of(flat).byValue().entrySet().stream()
                    .filter(entry -> upstream.contains(entry.getKey().node()))
                    .allMatch(entry -> entry.getValue().shape().rank() == 0);
            return areSingle ? Tidying.of(whole) : whole;
        }

        private static boolean isInside(Node node) {
            return node.id().contains("/");
        }

        /// The names of new nodes that are derivatives; those of leaves come first.
        private Map<Value, String> names(Graph backward, List<Node> leaves) {
            Map<Value, String> names = new HashMap<>();
            leaves.forEach(leaf -> names.putIfAbsent(backward.output(leaf.id()), named(leaf)));
            gradients.byValue().forEach((value, gradient) -> {
                if (value.output() == 0) {
                    names.putIfAbsent(gradient, named(flat.node(value.node())));
                }
            });
            return names;
        }

        private String named(Node node) {
            String id = drawn(node.value()).node();
            String towards = Optional.ofNullable(nodes.get(id)).map(Node::name).orElse(id);
            return PartialName.of(graph.node(target.node()).name(), towards);
        }

        private static String stem(Node node) {
            return node.operation() instanceof Constant constant
                            && constant.value().size() == 1
                    ? number(constant.value().at(0))
                    : "g";
        }

        private static String number(double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number);
        }

        private void add(Node node) {
            nodes.put(node.id(), node);
            added.add(node.id());
        }

        private Map<String, Value> wired(Node node) {
            Map<String, Value> inputs = new LinkedHashMap<>();
            node.inputs().forEach((port, value) -> inputs.put(port, drawn(value)));
            return inputs;
        }

        /// Where a value of the flat graph, or of the backward one, is drawn.
        private Value drawn(Value value) {
            return new Value(ids.getOrDefault(value.node(), value.node()), value.output());
        }

        private String free(String name) {
            String free = name;
            for (int number = 2; !taken.add(free); number++) {
                free = name + "_" + number;
            }
            return free;
        }
    }
}
