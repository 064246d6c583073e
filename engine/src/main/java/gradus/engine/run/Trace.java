package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.differentiate.Gradients;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Input;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An evaluation told node by node: forward in the order of computation, then backward in the reverse order. One
/// can step both ways; a trace is a value, so a step gives another trace.
///
/// @param steps all of it
/// @param position how many steps have been taken, from 0
public record Trace(List<TraceStep> steps, int position) {
    public Trace {
        steps = List.copyOf(steps);
        if (position < 0 || position > steps.size()) {
            throw new IllegalArgumentException("No position " + position + " in " + steps.size() + " steps");
        }
    }

    /// Tells an evaluation of a graph.
    public static Trace of(Graph graph, Evaluation evaluation, Device device) {
        List<TraceStep> forward = new ArrayList<>();
        List<TraceStep> backward = new ArrayList<>();
        for (Node node : graph.order().nodes()) {
            Optional<Tensor> value = evaluation.value(node.value());
            if (value.isEmpty()) {
                continue;
            }
            Map<String, Tensor> local = localDerivatives(graph, node, evaluation, device);
            Optional<Tensor> gradient = evaluation.gradient(node.value());
            forward.add(new TraceStep(TraceStep.Phase.FORWARD, node, value.get(), local, gradient));
            if (gradient.isPresent()) {
                backward.addFirst(new TraceStep(TraceStep.Phase.BACKWARD, node, value.get(), local, gradient));
            }
        }
        forward.addAll(backward);
        return new Trace(forward, 0);
    }

    /// The step just taken.
    public Optional<TraceStep> current() {
        return position == 0 ? Optional.empty() : Optional.of(steps.get(position - 1));
    }

    /// One step on, or the same at the end.
    public Trace next() {
        return new Trace(steps, Math.min(position + 1, steps.size()));
    }

    /// One step back, or the same at the start.
    public Trace previous() {
        return new Trace(steps, Math.max(position - 1, 0));
    }

    /// The derivatives of one node's output towards each node it reads, everything else held still.
    private static Map<String, Tensor> localDerivatives(Graph graph, Node node, Evaluation evaluation, Device device) {
        Tensor output = evaluation.value(node.value()).orElseThrow();
        if (output.size() != 1 || node.wired().isEmpty()) {
            return Map.of();
        }
        GraphBuilder builder = new GraphBuilder();
        Map<String, Value> inputs = new LinkedHashMap<>();
        Map<Value, Value> leaves = new LinkedHashMap<>();
        Map<Value, Tensor> feeds = new HashMap<>();
        node.inputs().forEach((port, value) -> {
            Value leaf = leaves.computeIfAbsent(value, key -> {
                Tensor tensor = evaluation.value(value).orElseThrow();
                Value added = tensor.type().isFloat()
                        ? builder.add(builder.freshId("input"), new Input(tensor.shape()))
                        : builder.add(new Constant(tensor));
                feeds.put(added, tensor);
                return added;
            });
            inputs.put(port, leaf);
        });
        Value result = builder.add(new Node("result", "result", node.operation(), inputs));
        Expansion expansion = Expansion.of(builder.build());
        weights(node, evaluation, feeds);
        Gradients gradients = Gradients.of(expansion.flat(), expansion.flat(result));
        Map<Value, Value> wanted = new LinkedHashMap<>();
        leaves.forEach((value, leaf) -> gradients.find(leaf).ifPresent(gradient -> wanted.put(value, gradient)));
        Map<Value, Tensor> numbers = device.prepare(
                        Program.compile(gradients.graph(), wanted.values(), ElementType.FLOAT64))
                .run(feeds);
        Map<String, Tensor> derivatives = new LinkedHashMap<>();
        wanted.forEach((value, gradient) -> Optional.ofNullable(numbers.get(gradient))
                .ifPresent(tensor -> derivatives.put(graph.node(value.node()).id(), tensor)));
        return derivatives;
    }

    /// A block's weights keep the values they had in the evaluation.
    private static void weights(Node node, Evaluation evaluation, Map<Value, Tensor> feeds) {
        if (node.operation() instanceof Composite) {
            String path = node.id() + "/";
            evaluation.values().forEach((value, tensor) -> {
                if (value.node().startsWith(path)) {
                    feeds.put(new Value("result/" + value.node().substring(path.length()), value.output()), tensor);
                }
            });
        }
    }
}
