package gradus.engine.train;

import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Term;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One forward pass of a step, and the backward passes behind it: the model with the weights as they are at that
/// time. What no changed weight reaches is the model's own node; the rest is copied under a prefix.
final class Pass {

    private final Graph model;
    private final GraphBuilder builder;
    private final String prefix;
    private final Map<Value, Value> copies = new HashMap<>();
    private int backwards;

    /// @param model the flat model
    /// @param builder of the step, which holds the model
    /// @param number from 1
    /// @param weights by path, where they differ from those the step began with
    Pass(Graph model, GraphBuilder builder, int number, Map<String, Term> weights) {
        this.model = model;
        this.builder = builder;
        this.prefix = number == 1 ? "" : "pass_" + number + "/";
        weights.forEach((path, weight) -> copies.put(Value.of(path), weight.value()));
    }

    /// Adds a backward pass.
    ///
    /// @param differentiated the model with its backward half
    /// @param wanted values of it
    /// @return the same values in the step
    List<Value> backward(Graph differentiated, List<Value> wanted) {
        backwards++;
        String behind = prefix + (backwards == 1 ? "" : "backward_" + backwards + "/");
        Set<String> needed =
                differentiated.upstream(wanted.stream().map(Value::node).toList());
        Map<Value, Value> places = new HashMap<>(copies);
        for (Node node : differentiated.order().nodes()) {
            if (!needed.contains(node.id()) || places.containsKey(node.value())) {
                continue;
            }
            if (!model.contains(node.id())) {
                places.putAll(copy(node, behind, places));
            } else if (node.wired().stream().anyMatch(places::containsKey)) {
                Map<Value, Value> copied = copy(node, prefix, places);
                places.putAll(copied);
                copies.putAll(copied);
            }
        }
        return wanted.stream().map(value -> places.getOrDefault(value, value)).toList();
    }

    private Map<Value, Value> copy(Node node, String before, Map<Value, Value> places) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        node.inputs().forEach((port, value) -> inputs.put(port, places.getOrDefault(value, value)));
        Node copy = new Node(before + node.id(), before + node.name(), node.operation(), inputs);
        builder.add(copy);
        Map<Value, Value> values = new HashMap<>();
        for (int i = 0; i < node.values().size(); i++) {
            values.put(node.values().get(i), copy.values().get(i));
        }
        return values;
    }
}
