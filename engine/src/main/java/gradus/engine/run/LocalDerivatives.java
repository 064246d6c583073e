package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.differentiate.Gradients;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Source;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How each node's output changes with each of its inputs alone. There is one number for it where the output is a
/// single number, and one for each element where the node works on every element by itself; elsewhere it is a matrix
/// as large as input times output, and is not told.
public final class LocalDerivatives {
    private static final String ARRIVING = "arriving";

    private final Graph graph;
    private final String path;
    private final Evaluation evaluation;
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<Wire, Value> leaves = new LinkedHashMap<>();
    private final Map<Value, Tensor> feeds = new HashMap<>();
    private final Map<String, Value> results = new LinkedHashMap<>();
    private final Map<String, String> copies = new HashMap<>();

    private LocalDerivatives(Graph graph, String path, Evaluation evaluation) {
        this.graph = graph;
        this.path = path;
        this.evaluation = evaluation;
    }

    /// Computes them all with one program.
    ///
    /// @param graph that was evaluated, or the inside of one of its blocks
    /// @param path before the ids of its nodes: empty, or `dense_1/`
    /// @return by wire of this graph
    public static Map<Wire, Tensor> of(Graph graph, String path, Evaluation evaluation, Device device) {
        return new LocalDerivatives(graph, path, evaluation).run(device);
    }

    private Map<Wire, Tensor> run(Device device) {
        graph.nodes().forEach(this::add);
        if (results.isEmpty()) {
            return Map.of();
        }
        Expansion expansion = Expansion.of(builder.build());
        copies.forEach(this::feedWeights);
        GraphBuilder seeded = new GraphBuilder(expansion.flat()).prefix(ARRIVING);
        Map<Value, Value> arriving = new LinkedHashMap<>();
        for (Value result : results.values()) {
            Value flat = expansion.flat(result);
            if (seeded.type(flat).type().isFloat()) {
                arriving.put(
                        flat,
                        Term.constant(seeded, 1)
                                .expanded(seeded.type(flat).shape())
                                .value());
            }
        }
        Gradients gradients = Gradients.of(seeded.build(), arriving);
        Map<Wire, Value> wanted = new LinkedHashMap<>();
        leaves.forEach((wire, leaf) -> gradients
                .find(leaf)
                .filter(gradient -> isTold(
                        wire,
                        leaf,
                        Optional.ofNullable(results.get(wire.toNode())).orElseThrow()))
                .ifPresent(gradient -> wanted.put(wire, gradient)));
        Map<Value, Tensor> numbers = device.prepare(
                        Program.compile(gradients.graph(), wanted.values(), ElementType.FLOAT64))
                .run(feeds);
        Map<Wire, Tensor> derivatives = new LinkedHashMap<>();
        wanted.forEach((wire, gradient) ->
                Optional.ofNullable(numbers.get(gradient)).ifPresent(tensor -> derivatives.put(wire, tensor)));
        return derivatives;
    }

    /// Adds a node that reads known numbers, each port its own.
    private void add(Node node) {
        boolean isKnown = node.wired().stream().allMatch(value -> number(value).isPresent());
        if (node.operation() instanceof Source
                || node.wired().isEmpty()
                || !isKnown
                || number(node.value()).isEmpty()) {
            return;
        }
        Map<String, Value> inputs = new LinkedHashMap<>();
        node.inputs().forEach((port, value) -> {
            Tensor tensor = number(value).orElseThrow();
            boolean isReal = tensor.type().isFloat();
            Value leaf = isReal
                    ? builder.add(builder.freshId("input"), new Input(tensor.shape()))
                    : builder.add(new Constant(tensor));
            if (isReal) {
                feeds.put(leaf, tensor);
                leaves.put(new Wire(value, node.id(), port), leaf);
            }
            inputs.put(port, leaf);
        });
        String id = builder.freshId("result");
        try {
            results.put(node.id(), builder.add(new Node(id, id, node.operation(), inputs)));
            copies.put(id, path + node.id());
        } catch (GradusException unfit) {
            // A node that needs more than the numbers it reads has no derivative of its own.
            node.inputs().forEach((port, value) -> leaves.remove(new Wire(value, node.id(), port)));
        }
    }

    private Optional<Tensor> number(Value value) {
        return evaluation.value(new Value(path + value.node(), value.output()));
    }

    /// A block's weights keep the values they had in the evaluation.
    private void feedWeights(String copy, String original) {
        evaluation.expansion().values().forEach((value, flat) -> {
            if (value.node().startsWith(original + "/")) {
                Value inner = new Value(copy + value.node().substring(original.length()), value.output());
                Optional.ofNullable(evaluation.values().get(flat)).ifPresent(tensor -> feeds.put(inner, tensor));
            }
        });
    }

    /// Whether there is one derivative for each element of a wire.
    private boolean isTold(Wire wire, Value leaf, Value result) {
        ValueType input = builder.type(leaf);
        ValueType output = builder.type(result);
        return output.type().isFloat()
                && (output.shape().size() == 1
                        || (input.shape().equals(output.shape())
                                && isPointwise(graph.node(wire.toNode()), this::number)));
    }

    /// Whether an operation treats every number by itself.
    ///
    /// @param numbers of the values that it reads
    static boolean isPointwise(Node node, Function<Value, Optional<Tensor>> numbers) {
        if (node.operation() instanceof Composite) {
            return false;
        }
        Lowering code = new Lowering(ElementType.FLOAT64);
        List<Operand> inputs = node.wired().stream()
                .map(value -> numbers.apply(value).orElseThrow())
                .map(tensor -> code.feed(tensor.type(), tensor.shape()))
                .toList();
        node.operation().lower(code, inputs);
        return code.steps().stream().allMatch(step -> step.instruction() instanceof Instruction.Pointwise);
    }
}
