package gradus.engine.differentiate;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A graph with its tangent half, by forward mode: for every value that depends on what is varied, another value that
/// is how much it changes with it.
///
/// Operations have no rule of their own for it. The rule for reverse mode, `g ↦ g · J`, is linear in the gradient `g`
/// that arrives, so `J · t = ∂⟨g · J, t⟩ / ∂g`: the rule is differentiated once more, at each node by itself. What
/// holds for reverse mode (a bend, a jump, an operation that stops the gradient) holds here too.
///
/// @param graph the forward graph with the tangents' nodes added under ids that begin with `tangent/`
/// @param byValue the tangent of each value that has one, in the order of computation; of all others it is zero
/// @param byWire what each wire adds to the tangent of the first output of the node it ends at
public record Tangents(Graph graph, Map<Value, Value> byValue, Map<Wire, Value> byWire) {

    private static final String PREFIX = "tangent/";

    /// Follows a change through a graph.
    ///
    /// @param flat a graph without blocks and errors
    /// @param given by the source it is of: a tangent, another value of the same graph and shape
    public static Tangents of(Graph flat, Map<Value, Value> given) {
        GraphBuilder builder = new GraphBuilder(flat).prefix(PREFIX);
        Map<Value, Value> tangents = new LinkedHashMap<>(given);
        Map<Wire, Value> wires = new LinkedHashMap<>();
        for (Node node : flat.order().nodes()) {
            if (node.wired().stream().anyMatch(tangents::containsKey)) {
                new Push(builder, node).run(tangents, wires);
            }
        }
        return new Tangents(builder.build(), tangents, wires);
    }

    /// The tangent of a value, if it depends on what is varied.
    public Optional<Value> find(Value value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /// The tangents that arrive at one node, on their way through it.
    private static final class Push {
        private final GraphBuilder builder;
        private final Node node;
        private final GraphBuilder alone = new GraphBuilder();
        /// What the small graph's values stand for in the whole one.
        private final Map<Value, Value> originals = new HashMap<>();

        private final Map<String, Value> ports = new LinkedHashMap<>();
        private final Map<Value, Value> arriving = new LinkedHashMap<>();

        Push(GraphBuilder builder, Node node) {
            this.builder = builder;
            this.node = node;
        }

        void run(Map<Value, Value> tangents, Map<Wire, Value> wires) {
            Gradients back = Gradients.of(isolated(), arriving);
            Graph graph = back.graph();
            for (Map.Entry<String, Value> input : node.inputs().entrySet()) {
                Optional<Value> tangent = Optional.ofNullable(tangents.get(input.getValue()));
                Optional<Value> rule =
                        Optional.ofNullable(ports.get(input.getKey())).flatMap(back::find);
                if (tangent.isEmpty() || rule.isEmpty()) {
                    continue;
                }
                GraphBuilder product = new GraphBuilder(graph).prefix("push/");
                Value change = product.add(input("tangent/" + input.getKey(), tangent.get()));
                originals.put(change, tangent.get());
                Value inner = new Term(product, rule.get())
                        .times(new Term(product, change))
                        .sum()
                        .value();
                Gradients forth = Gradients.of(product.build(), inner);
                graph = forth.graph();
                for (Map.Entry<Value, Value> output : arriving.entrySet()) {
                    Optional<Value> found = forth.find(output.getValue());
                    if (found.isPresent()) {
                        Value part = copied(graph, found.get());
                        Value whole = new Value(node.id(), output.getKey().output());
                        tangents.merge(
                                whole,
                                part,
                                (a, b) -> new Term(builder, a)
                                        .plus(new Term(builder, b))
                                        .value());
                        if (whole.output() == 0) {
                            wires.put(new Wire(input.getValue(), node.id(), input.getKey()), part);
                        }
                    }
                }
            }
        }

        /// The node alone, each port with a source of its own, and a gradient that arrives at each real output.
        private Graph isolated() {
            Map<String, Value> inputs = new LinkedHashMap<>();
            node.inputs().forEach((port, value) -> {
                Value source = alone.add(input("input/" + port, value));
                originals.put(source, value);
                ports.put(port, source);
                inputs.put(port, source);
            });
            alone.add(new Node("node", "node", node.operation(), inputs));
            for (Value output : node.values()) {
                Value copy = new Value("node", output.output());
                originals.put(copy, output);
                if (builder.type(output).type().isFloat()) {
                    arriving.put(copy, alone.add(input("arriving/" + output.output(), output)));
                }
            }
            return alone.build();
        }

        private Node input(String id, Value like) {
            ValueType type = builder.type(like);
            return new Node(id, id, new Input(type.shape(), type.type()), Map.of());
        }

        /// Brings a value of the small graph, and all that it is computed from, into the whole one.
        private Value copied(Graph graph, Value wanted) {
            Set<String> needed = graph.upstream(wanted.node());
            for (Node each : graph.order().nodes()) {
                if (needed.contains(each.id()) && !originals.containsKey(each.value())) {
                    if (arriving.containsValue(each.value())) {
                        // The rule is linear in it, so its derivative is the same wherever it is taken.
                        originals.put(each.value(), zero(each.value()));
                    } else {
                        copy(each);
                    }
                }
            }
            return whole(wanted);
        }

        private void copy(Node each) {
            Map<String, Value> inputs = new LinkedHashMap<>();
            each.inputs().forEach((port, value) -> inputs.put(port, whole(value)));
            String id = builder.freshId(each.operation());
            builder.add(new Node(id, id, each.operation(), inputs));
            each.values().forEach(value -> originals.put(value, new Value(id, value.output())));
        }

        private Value zero(Value like) {
            return Term.constant(builder, 0).expanded(alone.type(like).shape()).value();
        }

        private Value whole(Value value) {
            return Optional.ofNullable(originals.get(value)).orElseThrow();
        }
    }
}
