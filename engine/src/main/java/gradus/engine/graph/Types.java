package gradus.engine.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The types of all values of a graph, as far as they can be known, and everything that is wrong with it.
///
/// @param byValue the type of each value that could be inferred
/// @param diagnostics the troubles, in the order of the nodes
public record Types(Map<Value, ValueType> byValue, List<Diagnostic> diagnostics) {
    public Types {
        byValue = Map.copyOf(byValue);
        diagnostics = List.copyOf(diagnostics);
    }

    /// Infers the types of a graph. Never throws: what can't be inferred is a diagnostic, told once, at its origin.
    public static Types of(Graph graph) {
        return Inference.of(graph).types();
    }

    /// The type of one value, if known.
    public Optional<ValueType> find(Value value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /// Whether anything keeps the graph from running.
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /// What is to be told of cycles.
    static List<Diagnostic> cycles(Graph graph, Graph.Order order) {
        return onCycles(graph, order.cyclic()).stream()
                .map(id -> Diagnostic.error(
                        "graph.cycle", Place.node(id), graph.node(id).name()))
                .toList();
    }

    /// The nodes on cycles, without those that only lie behind one: nothing that stays reads those.
    private static Set<String> onCycles(Graph graph, Set<String> cyclic) {
        Map<String, Integer> readers = new HashMap<>();
        for (String id : cyclic) {
            graph.node(id).wired().forEach(value -> readers.merge(value.node(), 1, Integer::sum));
        }
        Set<String> left = new LinkedHashSet<>(cyclic);
        List<String> unread = new ArrayList<>(
                cyclic.stream().filter(id -> !readers.containsKey(id)).toList());
        while (!unread.isEmpty()) {
            String id = unread.removeLast();
            left.remove(id);
            for (Value value : graph.node(id).wired()) {
                if (readers.merge(value.node(), -1, Integer::sum) == 0 && left.contains(value.node())) {
                    unread.add(value.node());
                }
            }
        }
        return left;
    }

    /// Whether a later port is wired: inputs are told by their number, so only the last ones can be left open.
    private static boolean isBeforeAWire(Node node, Port port) {
        List<Port> ports = node.operation().inputs();
        return ports.subList(ports.indexOf(port) + 1, ports.size()).stream()
                .anyMatch(later -> node.input(later.name()).isPresent());
    }

    /// What is found at a node.
    ///
    /// @param types those that arrive at it
    static Inference.Outcome infer(Graph graph, Node node, Map<Value, ValueType> types) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<ValueType> inputs = new ArrayList<>();
        boolean known = true;
        for (Port port : node.operation().inputs()) {
            Optional<Value> value = node.input(port.name());
            if (value.isEmpty()) {
                if (!port.optional() || isBeforeAWire(node, port)) {
                    known = false;
                    diagnostics.add(Diagnostic.error(
                            "graph.open-port", new Place.AtNode(node.id(), port.name()), node.name(), port.name()));
                }
            } else if (!graph.contains(value.get())) {
                known = false;
                diagnostics.add(Diagnostic.error(
                        "graph.wire-to-nowhere",
                        new Place.AtNode(node.id(), port.name()),
                        node.name(),
                        port.name(),
                        value.get().toString()));
            } else {
                ValueType type = types.get(value.get());
                if (type == null) {
                    known = false;
                } else {
                    inputs.add(type);
                }
            }
        }
        for (String port : node.inputs().keySet()) {
            if (node.operation().inputs().stream().noneMatch(each -> each.name().equals(port))) {
                diagnostics.add(
                        Diagnostic.error("graph.unknown-port", new Place.AtNode(node.id(), port), node.name(), port));
            }
        }
        if (!known && !(node.operation() instanceof Unknown)) {
            return new Inference.Outcome(List.of(), diagnostics);
        }
        return switch (node.operation().check(inputs)) {
            case ShapeCheck.Known(List<ValueType> outputs) -> new Inference.Outcome(outputs, diagnostics);
            case ShapeCheck.Mismatch(String port, String code, List<Object> arguments, List<Fix> fixes) -> {
                List<Object> named = new ArrayList<>(List.of((Object) node.name()));
                named.addAll(arguments);
                diagnostics.add(new Diagnostic(
                        Diagnostic.Severity.ERROR, code, new Place.AtNode(node.id(), port), named, fixes));
                yield new Inference.Outcome(List.of(), diagnostics);
            }
        };
    }
}
