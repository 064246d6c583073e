package gradus.engine.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Builds a graph whose every step is checked: a value handed out is sure to exist and its type is known.
public final class GraphBuilder {
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Value, ValueType> types = new HashMap<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private String prefix = "";

    /// Starts with an empty graph.
    public GraphBuilder() {}

    /// Starts with a graph that has no errors.
    ///
    /// @throws GradusException when it has
    public GraphBuilder(Graph graph) {
        Types inferred = Types.of(graph);
        if (inferred.hasErrors()) {
            throw new GradusException(inferred.diagnostics());
        }
        graph.nodes().forEach(node -> nodes.put(node.id(), node));
        types.putAll(inferred.byValue());
        outputs.putAll(graph.outputs());
    }

    /// Puts a prefix before every fresh id from now on, to keep a part of the graph together: `gradient/`.
    public GraphBuilder prefix(String before) {
        prefix = before;
        return this;
    }

    /// Adds an operation under a fresh id made of its name (`add_1`) and gives its first output.
    ///
    /// @param inputs in the order of the ports; open ports at the end are left out
    /// @throws GradusException when the inputs' types don't fit
    public Value add(Operation operation, Value... inputs) {
        return add(freshId(operation), operation, inputs);
    }

    /// Adds an operation under a given id, which must be new, and gives its first output.
    ///
    /// @throws GradusException when the inputs' types don't fit
    public Value add(String id, Operation operation, Value... inputs) {
        List<Port> ports = operation.inputs();
        Map<String, Value> wired = new LinkedHashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            wired.put(ports.get(i).name(), inputs[i]);
        }
        return add(new Node(id, id, operation, wired));
    }

    /// Adds a node as it is and gives its first output.
    ///
    /// @throws GradusException when a port is open or the types don't fit
    public Value add(Node node) {
        if (nodes.containsKey(node.id())) {
            throw new IllegalArgumentException("There is a node " + node.id() + " already");
        }
        List<ValueType> inputs = new ArrayList<>();
        for (Port port : node.operation().inputs()) {
            Optional<Value> value = node.input(port.name());
            if (value.isPresent()) {
                inputs.add(type(value.get()));
            } else if (!port.optional()) {
                throw new GradusException(Diagnostic.error(
                        "graph.open-port", new Place.AtNode(node.id(), port.name()), node.name(), port.name()));
            }
        }
        switch (node.operation().check(inputs)) {
            case ShapeCheck.Known(List<ValueType> known) -> {
                nodes.put(node.id(), node);
                for (int i = 0; i < known.size(); i++) {
                    types.put(new Value(node.id(), i), known.get(i));
                }
            }
            case ShapeCheck.Mismatch(String port, String code, List<Object> arguments, List<Fix> fixes) -> {
                List<Object> named = new ArrayList<>(List.of((Object) node.name()));
                named.addAll(arguments);
                throw new GradusException(new Diagnostic(
                        Diagnostic.Severity.ERROR, code, new Place.AtNode(node.id(), port), named, fixes));
            }
        }
        return node.value();
    }

    /// The type of a value of this graph.
    public ValueType type(Value value) {
        ValueType type = types.get(value);
        if (type == null) {
            throw new IllegalArgumentException("No value " + value);
        }
        return type;
    }

    /// Whether there is a node with this id.
    public boolean contains(String id) {
        return nodes.containsKey(id);
    }

    /// The node with this id.
    public Optional<Node> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /// Makes a value a result of the graph.
    public GraphBuilder output(String name, Value value) {
        outputs.put(name, value);
        return this;
    }

    /// An id for a new node of this operation that is not taken: its name in lower case and a number.
    public String freshId(Operation operation) {
        return freshId(idStem(operation));
    }

    /// An id that is not taken: a stem and a number.
    public String freshId(String stem) {
        String id;
        do {
            id = prefix + stem + "_" + counters.merge(stem, 1, Integer::sum);
        } while (nodes.containsKey(id));
        return id;
    }

    /// The graph so far.
    public Graph build() {
        return Graph.of(nodes.values(), outputs);
    }

    /// An operation's name as the beginning of an id: `MatMul` → `mat_mul`.
    public static String idStem(Operation operation) {
        return WORD_START.matcher(operation.name()).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
