package gradus.engine.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One vertex of a graph.
///
/// @param id unique in its graph and never changed; wires and edits refer to it
/// @param name what people call it, at first the id
/// @param operation what it does
/// @param inputs the value wired to each input port, by the port's name; open ports are missing
/// @param shares the id of the node whose weights it uses instead of its own; empty for a node with its own
public record Node(String id, String name, Operation operation, Map<String, Value> inputs, Optional<String> shares) {
    public Node {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /// A node with weights of its own, if its operation has any.
    public Node(String id, String name, Operation operation, Map<String, Value> inputs) {
        this(id, name, operation, inputs, Optional.empty());
    }

    /// The value wired to a port.
    public Optional<Value> input(String port) {
        return Optional.ofNullable(inputs.get(port));
    }

    /// The wired values in the order of the ports.
    public List<Value> wired() {
        List<Value> values = new ArrayList<>();
        for (Port port : operation.inputs()) {
            input(port.name()).ifPresent(values::add);
        }
        return values;
    }

    /// One value for each output port.
    public List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < operation.outputs().size(); i++) {
            values.add(new Value(id, i));
        }
        return values;
    }

    /// The first output.
    public Value value() {
        return Value.of(id);
    }

    public Node withName(String other) {
        return new Node(id, other, operation, inputs, shares);
    }

    public Node withOperation(Operation other) {
        return new Node(id, name, other, inputs, shares);
    }

    /// The node with another node's weights, or with its own.
    public Node withShares(Optional<String> other) {
        return new Node(id, name, operation, inputs, other);
    }

    /// The node with one port wired otherwise; empty takes the wire off.
    public Node withInput(String port, Optional<Value> value) {
        Map<String, Value> changed = new LinkedHashMap<>(inputs);
        value.ifPresentOrElse(v -> changed.put(port, v), () -> changed.remove(port));
        return new Node(id, name, operation, changed, shares);
    }
}
