package gradus.app.canvas;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tries other wires in a graph and tells what would be wrong then and is not now. Only what follows from the change is
/// looked at, so that hundreds of wires can be tried at once.
///
/// @param order the graph's nodes, each behind those it reads
/// @param index where a node stands in that order
/// @param readers where those stand that read a node
/// @param known what is wrong already
record Trial(
        Graph graph,
        Types types,
        List<Node> order,
        Map<String, Integer> index,
        Map<String, List<Integer>> readers,
        Set<Diagnostic> known) {

    static Trial of(Graph graph) {
        Types types = Types.of(graph);
        List<Node> order = graph.order().nodes();
        Map<String, Integer> index = new HashMap<>();
        Map<String, List<Integer>> readers = new HashMap<>();
        for (int at = 0; at < order.size(); at++) {
            Node node = order.get(at);
            index.put(node.id(), at);
            for (Value from : node.inputs().values()) {
                readers.computeIfAbsent(from.node(), id -> new ArrayList<>()).add(at);
            }
        }
        return new Trial(graph, types, order, index, readers, new HashSet<>(types.diagnostics()));
    }

    /// What would be wrong if some nodes were wired as these are. A circle is not looked for.
    Optional<Diagnostic> trouble(Collection<Node> changed) {
        Map<String, Node> now = new HashMap<>();
        NavigableSet<Integer> open = new TreeSet<>();
        for (Node node : changed) {
            now.put(node.id(), node);
            Optional.ofNullable(index.get(node.id())).ifPresent(open::add);
        }
        Map<Value, Optional<ValueType>> other = new HashMap<>();
        while (!open.isEmpty()) {
            Node before = order.get(Objects.requireNonNull(open.pollFirst()));
            int differing = other.size();
            Optional<Diagnostic> trouble = infer(now.getOrDefault(before.id(), before), other);
            if (trouble.isPresent()) {
                return trouble;
            }
            if (other.size() > differing) {
                open.addAll(readers.getOrDefault(before.id(), List.of()));
            }
        }
        return Optional.empty();
    }

    /// Notes the types that a node gives now where they are others than before, or tells what is wrong with it.
    private Optional<Diagnostic> infer(Node node, Map<Value, Optional<ValueType>> other) {
        Optional<List<ValueType>> inputs = inputs(node, other);
        List<ValueType> outputs = List.of();
        if (inputs.isPresent()) {
            switch (node.operation().check(inputs.get())) {
                case ShapeCheck.Known(List<ValueType> given) -> outputs = given;
                case ShapeCheck.Mismatch(String port, String code, List<Object> arguments, var fixes) -> {
                    List<Object> named = new ArrayList<>(List.of((Object) node.name()));
                    named.addAll(arguments);
                    Diagnostic mismatch = new Diagnostic(
                            Diagnostic.Severity.ERROR, code, new Place.AtNode(node.id(), port), named, fixes);
                    if (!known.contains(mismatch)) {
                        return Optional.of(mismatch);
                    }
                }
            }
        }
        for (Value value : node.values()) {
            Optional<ValueType> type =
                    value.output() < outputs.size() ? Optional.of(outputs.get(value.output())) : Optional.empty();
            if (!type.equals(types.find(value))) {
                other.put(value, type);
            }
        }
        return Optional.empty();
    }

    /// The types that arrive at a node; empty when one is missing.
    private Optional<List<ValueType>> inputs(Node node, Map<Value, Optional<ValueType>> other) {
        List<ValueType> arriving = new ArrayList<>();
        boolean isOpenBefore = false;
        for (Port port : node.operation().inputs()) {
            Optional<Value> value = node.input(port.name());
            Optional<ValueType> type =
                    value.flatMap(from -> other.containsKey(from) ? other.get(from) : types.find(from));
            if (type.isPresent() && !isOpenBefore) {
                arriving.add(type.get());
            } else if (value.isPresent() || !port.optional()) {
                return Optional.empty();
            } else {
                isOpenBefore = true;
            }
        }
        return Optional.of(arriving);
    }
}
