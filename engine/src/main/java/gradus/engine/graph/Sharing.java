package gradus.engine.graph;

import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Nodes that use another node's weights instead of their own: one layer called twice, the two halves of a twin
/// network. The gradients of all uses arrive at the one set of weights and sum there.
public final class Sharing {

    private Sharing() {}

    /// The node whose weights a node uses: itself, or the one it shares with, directly or through others.
    ///
    /// @return the node itself when what it shares with does not exist or shares with it in turn
    public static Node owner(Graph graph, Node node) {
        Set<String> seen = new LinkedHashSet<>();
        Node owner = node;
        while (owner.shares().isPresent()) {
            Optional<Node> next = graph.find(owner.shares().get());
            if (next.isEmpty() || !seen.add(owner.id())) {
                return node;
            }
            owner = next.get();
        }
        return owner;
    }

    /// What is wrong with the sharing in a graph.
    ///
    /// @param types of the graph's values, as far as they are known
    static List<Diagnostic> check(Graph graph, Map<Value, ValueType> types) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Node node : graph.nodes()) {
            node.shares().flatMap(id -> problem(graph, node, id, types)).ifPresent(diagnostics::add);
        }
        return diagnostics;
    }

    private static Optional<Diagnostic> problem(Graph graph, Node node, String id, Map<Value, ValueType> types) {
        if (!graph.contains(id)) {
            return problem("sharing.unknown", node, id);
        }
        Node owner = owner(graph, node);
        if (owner.id().equals(node.id())) {
            return problem("sharing.circle", node, graph.node(id).name());
        }
        if (!node.operation().name().equals(owner.operation().name())) {
            return problem(
                    "sharing.operation",
                    node,
                    node.operation().name(),
                    owner.name(),
                    owner.operation().name());
        }
        Optional<Map<String, Shape>> own = weights(node, types);
        Optional<Map<String, Shape>> shared = weights(owner, types);
        if (own.isEmpty() || shared.isEmpty()) {
            return Optional.empty();
        }
        return own.get().entrySet().stream()
                .filter(weight -> !weight.getValue().equals(shared.get().get(weight.getKey())))
                .findFirst()
                .flatMap(weight -> Optional.ofNullable(shared.get().get(weight.getKey()))
                        .map(shape -> problem(
                                "sharing.shape",
                                node,
                                weight.getKey(),
                                weight.getValue().toString(),
                                shape.toString(),
                                owner.name()))
                        .orElseGet(() -> problem("sharing.missing", node, weight.getKey(), owner.name())));
    }

    private static Optional<Diagnostic> problem(String code, Node node, Object... arguments) {
        List<Object> named = new ArrayList<>(List.of((Object) node.name()));
        named.addAll(List.of(arguments));
        return Optional.of(Diagnostic.error(code, Place.node(node.id()), named.toArray()));
    }

    /// The shapes of a node's own weights by their path below it; empty while its types are not known.
    private static Optional<Map<String, Shape>> weights(Node node, Map<Value, ValueType> types) {
        boolean isKnown = isWired(node)
                && node.values().stream().allMatch(types::containsKey)
                && node.wired().stream().allMatch(types::containsKey);
        if (!isKnown) {
            return Optional.empty();
        }
        Map<String, Shape> found = new LinkedHashMap<>();
        if (node.operation() instanceof Composite block) {
            collect(block, node.wired().stream().map(types::get).toList(), "", found);
        } else if (isWeight(node)) {
            Optional.ofNullable(types.get(node.value())).ifPresent(type -> found.put("", type.shape()));
        }
        return Optional.of(found);
    }

    private static boolean isWired(Node node) {
        return node.operation().inputs().stream()
                .allMatch(port -> port.optional() || node.input(port.name()).isPresent());
    }

    private static void collect(Composite block, List<ValueType> inputs, String path, Map<String, Shape> found) {
        Graph inside = block.inside(inputs);
        Types types = Types.of(inside);
        for (Node node : inside.nodes()) {
            if (node.operation() instanceof Composite nested) {
                List<ValueType> wired = node.wired().stream()
                        .flatMap(value -> types.find(value).stream())
                        .toList();
                if (isWired(node) && types.find(node.value()).isPresent()) {
                    collect(nested, wired, path + node.id() + "/", found);
                }
            } else if (isWeight(node)) {
                types.find(node.value()).ifPresent(type -> found.put(path + node.id(), type.shape()));
            }
        }
    }

    private static boolean isWeight(Node node) {
        return node.operation() instanceof Source source && source.isWeight();
    }
}
