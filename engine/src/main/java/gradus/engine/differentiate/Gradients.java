package gradus.engine.differentiate;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Differentiation;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Port;
import gradus.engine.graph.Source;
import gradus.engine.graph.Value;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A graph with its backward half, by reverse mode: for every value the target depends on, another value that is
/// the target's gradient towards it.
///
/// @param graph the forward graph with the backward nodes added under ids that begin with `gradient/`
/// @param byValue the gradient of each value that has one, in backward order
/// @param byWire what each wire brings back; the gradient of a value is the sum over its wires, and over what is
///     given at it
public record Gradients(Graph graph, Map<Value, Value> byValue, Map<Wire, Value> byWire) {

    private static final String PREFIX = "gradient/";

    /// Differentiates a target with respect to everything it depends on. A target that is no scalar stands for the
    /// sum of its elements.
    ///
    /// @param flat a graph without blocks and errors
    public static Gradients of(Graph flat, Value target) {
        return of(flat, target, Optional.empty());
    }

    /// Differentiates with a given gradient at the target.
    ///
    /// @param flat a graph without blocks and errors
    /// @param seed a value of the target's shape in the same graph; when empty, ones
    public static Gradients of(Graph flat, Value target, Optional<Value> seed) {
        GraphBuilder builder = new GraphBuilder(flat).prefix(PREFIX);
        Set<Value> varying = varying(flat, builder);
        if (!varying.contains(target)) {
            return new Gradients(flat, Map.of(), Map.of());
        }
        Value arriving = seed.orElseGet(() ->
                Term.constant(builder, 1).expanded(builder.type(target).shape()).value());
        return of(flat, builder, varying, Map.of(target, arriving));
    }

    /// Differentiates several values at once.
    ///
    /// @param flat a graph without blocks and errors
    /// @param arriving by the value it arrives at: a gradient, another value of the same graph and shape
    public static Gradients of(Graph flat, Map<Value, Value> arriving) {
        GraphBuilder builder = new GraphBuilder(flat).prefix(PREFIX);
        return of(flat, builder, varying(flat, builder), arriving);
    }

    private static Differentiation.Differentiated held(Graph flat, Map<Value, Value> arriving) {
        Gradients gradients = of(flat, arriving);
        return new Differentiation.Differentiated(gradients.graph(), gradients.byValue());
    }

    private static Gradients of(Graph flat, GraphBuilder builder, Set<Value> varying, Map<Value, Value> arriving) {
        Map<Value, List<Term>> paths = new HashMap<>();
        Set<String> targets = new HashSet<>();
        arriving.forEach((target, gradient) -> {
            if (varying.contains(target)) {
                paths.computeIfAbsent(target, key -> new ArrayList<>()).add(new Term(builder, gradient));
                targets.add(target.node());
            }
        });
        Set<String> needed = flat.upstream(targets);
        Map<Value, Value> gradients = new LinkedHashMap<>();
        Map<Wire, Value> wires = new LinkedHashMap<>();
        for (Node node : flat.order().nodes().reversed()) {
            if (needed.contains(node.id())) {
                visit(node, builder, varying, paths, gradients, wires);
            }
        }
        return new Gradients(builder.build(), gradients, wires);
    }

    /// The gradient of a value, if the target depends on it.
    public Optional<Value> find(Value value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /// The real values that depend on something that is given when the graph runs; only they need a gradient.
    private static Set<Value> varying(Graph flat, GraphBuilder builder) {
        Set<Value> varying = new HashSet<>();
        for (Node node : flat.order().nodes()) {
            boolean varies =
                    node.operation() instanceof Source || node.wired().stream().anyMatch(varying::contains);
            for (Value value : node.values()) {
                if (varies && builder.type(value).type().isFloat()) {
                    varying.add(value);
                }
            }
        }
        return varying;
    }

    private static void visit(
            Node node,
            GraphBuilder builder,
            Set<Value> varying,
            Map<Value, List<Term>> paths,
            Map<Value, Value> gradients,
            Map<Wire, Value> wires) {
        for (Value output : node.values()) {
            List<Term> arriving = paths.remove(output);
            if (arriving != null) {
                Term total = arriving.getFirst();
                for (Term path : arriving.subList(1, arriving.size())) {
                    total = total.plus(path);
                }
                gradients.put(output, total.value());
            }
        }
        List<Optional<Value>> arrived = node.values().stream()
                .map(output -> Optional.ofNullable(gradients.get(output)))
                .toList();
        if (arrived.stream().noneMatch(Optional::isPresent)
                || node.wired().stream().noneMatch(varying::contains)) {
            return;
        }
        List<Value> inputs = node.wired();
        List<String> ports = node.operation().inputs().stream()
                .map(Port::name)
                .filter(port -> node.input(port).isPresent())
                .toList();
        List<Optional<Value>> contributions =
                node.operation().gradient(new Backward(builder, inputs, node.values(), arrived, Gradients::held));
        for (int i = 0; i < inputs.size(); i++) {
            Value input = inputs.get(i);
            Optional<Value> contribution = contributions.get(i);
            if (contribution.isPresent() && varying.contains(input)) {
                Shape shape = builder.type(input).shape();
                Term path = fitted(new Term(builder, contribution.get()), shape);
                paths.computeIfAbsent(input, key -> new ArrayList<>()).add(path);
                wires.put(new Wire(input, node.id(), ports.get(i)), path.value());
            }
        }
    }

    /// Brings a gradient from the shape an operation broadcast to back to its input's: sums over the axes the
    /// input was repeated along, repeats along those the contribution is constant in.
    private static Term fitted(Term contribution, Shape shape) {
        Shape from = contribution.shape();
        int extra = Math.max(0, from.rank() - shape.rank());
        Shape padded = shape.padded(from.rank());
        List<Integer> repeated = new ArrayList<>();
        for (int axis = 0; axis < from.rank(); axis++) {
            int own = axis + padded.rank() - from.rank();
            if (axis < extra || (padded.get(own).isOne() && !from.get(axis).isOne())) {
                repeated.add(axis);
            }
        }
        Term summed = contribution.sum(repeated);
        if (extra > 0) {
            List<Dimension> kept = summed.shape().dimensions().subList(extra, from.rank());
            summed = summed.reshaped(new Shape(kept));
        }
        return summed.expanded(shape);
    }
}
