package gradus.engine.differentiate;

import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Div;
import gradus.engine.operation.Equal;
import gradus.engine.operation.Expand;
import gradus.engine.operation.Identity;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Neg;
import gradus.engine.operation.Pow;
import gradus.engine.operation.Reshape;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Where;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Makes a graph of single numbers readable, as one would on the blackboard: factors of one and terms of zero go,
/// and what is known is computed. The values stay the same, except where a factor of zero meets infinity.
final class Tidying {

    private final Graph graph;
    private final GraphBuilder builder = new GraphBuilder().prefix("tidy/");
    private final Map<Value, Value> tidy = new HashMap<>();

    private Tidying(Graph graph) {
        this.graph = graph;
    }

    /// The tidy form.
    ///
    /// @param flat a graph without blocks and errors, whose values are single numbers
    /// @return a graph with the same outputs
    static Graph of(Graph flat) {
        return new Tidying(flat).run();
    }

    private Graph run() {
        for (Node node : graph.order().nodes()) {
            visit(node);
        }
        graph.outputs().forEach((name, value) -> builder.output(name, found(value)));
        return builder.build();
    }

    private void visit(Node node) {
        List<Value> inputs = node.wired().stream().map(this::found).toList();
        switch (node.operation()) {
            case Expand _, Identity _, Reshape _ -> tidy.put(node.value(), inputs.getFirst());
            case Neg _ -> tidy.put(node.value(), negative(node, inputs.getFirst()));
            case Add _, Sub _, Mul _, Div _, Pow _ ->
                tidy.put(node.value(), binary(node, inputs.get(0), inputs.get(1)));
            case Where _ -> tidy.put(node.value(), choice(node, inputs));
            default -> {
                copy(node, inputs);
                node.values().forEach(value -> tidy.put(value, value));
            }
        }
    }

    private Value binary(Node node, Value a, Value b) {
        OptionalDouble left = number(a);
        OptionalDouble right = number(b);
        if (left.isPresent() && right.isPresent()) {
            return constant(node, computed(node.operation(), left.getAsDouble(), right.getAsDouble()));
        }
        return switch (node.operation()) {
            case Add _ ->
                is(left, 0)
                        ? b
                        : is(right, 0)
                                ? a
                                : negated(b).map(it -> minus(node, a, it)).orElseGet(() -> copy(node, List.of(a, b)));
            case Sub _ -> is(right, 0) ? a : is(left, 0) ? negative(node, b) : copy(node, List.of(a, b));
            case Mul _ -> product(node, a, b, left, right);
            case Div _ -> quotient(node, a, b, left, right);
            default -> is(right, 1) ? a : is(right, 0) ? constant(node, 1) : copy(node, List.of(a, b));
        };
    }

    /// Of a quotient that is divided again, what both divide by goes together.
    private Value quotient(Node node, Value a, Value b, OptionalDouble left, OptionalDouble right) {
        if (is(right, 1) || is(left, 0)) {
            return a;
        }
        Optional<Node> inner =
                builder.find(a.node()).filter(found -> found.operation() instanceof Div && right.isEmpty());
        if (inner.isPresent()) {
            Value divisor = inner.get().wired().get(1);
            Value both = divisor.equals(b) ? square(b) : builder.add(new Mul(), divisor, b);
            return copy(node, List.of(inner.get().wired().getFirst(), both));
        }
        return copy(node, List.of(a, b));
    }

    private Value square(Value value) {
        return builder.add(new Pow(), value, builder.add(new Constant(Tensor.scalar(2))));
    }

    private Value product(Node node, Value a, Value b, OptionalDouble left, OptionalDouble right) {
        if (is(left, 1) || is(right, 0)) {
            return b;
        } else if (is(right, 1) || is(left, 0)) {
            return a;
        } else if (is(left, -1)) {
            return negative(node, b);
        } else if (is(right, -1)) {
            return negative(node, a);
        }
        Optional<Value> negated = negated(a).map(inner -> builder.add(new Mul(), inner, b));
        if (negated.isPresent()) {
            return negative(node, negated.get());
        }
        Optional<Value> divisor = reciprocal(a);
        if (divisor.isPresent()) {
            return add(node.withOperation(new Div()), List.of(b, divisor.get()));
        }
        if (a.equals(b)) {
            return add(node.withOperation(new Pow()), List.of(a, builder.add(new Constant(Tensor.scalar(2)))));
        }
        return copy(node, right.isPresent() ? List.of(b, a) : List.of(a, b));
    }

    /// What is taken where two known numbers are compared.
    private Value choice(Node node, List<Value> inputs) {
        Optional<Node> condition =
                builder.find(inputs.getFirst().node()).filter(found -> found.operation() instanceof Equal);
        if (condition.isPresent()) {
            List<Value> compared = condition.get().wired();
            OptionalDouble left = number(compared.get(0));
            OptionalDouble right = number(compared.get(1));
            if (left.isPresent() && right.isPresent()) {
                return inputs.get(left.getAsDouble() == right.getAsDouble() ? 1 : 2);
            }
        }
        return copy(node, inputs);
    }

    /// What one is divided by.
    private Optional<Value> reciprocal(Value value) {
        return builder.find(value.node())
                .filter(node -> node.operation() instanceof Div
                        && is(number(node.wired().getFirst()), 1))
                .map(node -> node.wired().get(1));
    }

    private Optional<Value> negated(Value value) {
        return builder.find(value.node())
                .filter(node -> node.operation() instanceof Neg)
                .map(node -> node.wired().getFirst());
    }

    private Value minus(Node node, Value a, Value b) {
        return add(node.withOperation(new Sub()), List.of(a, b));
    }

    private Value negative(Node node, Value operand) {
        OptionalDouble number = number(operand);
        if (number.isPresent()) {
            return constant(node, -number.getAsDouble());
        }
        return negated(operand).orElseGet(() -> add(node.withOperation(new Neg()), List.of(operand)));
    }

    private Value constant(Node node, double number) {
        return add(node.withOperation(new Constant(Tensor.scalar(number))), List.of());
    }

    private Value copy(Node node, List<Value> inputs) {
        return add(node, inputs);
    }

    private Value add(Node node, List<Value> inputs) {
        Map<String, Value> wired = new LinkedHashMap<>();
        List<String> ports = new ArrayList<>();
        node.operation().inputs().forEach(port -> ports.add(port.name()));
        for (int i = 0; i < inputs.size(); i++) {
            wired.put(ports.get(i), inputs.get(i));
        }
        return builder.add(new Node(node.id(), node.name(), node.operation(), wired));
    }

    private OptionalDouble number(Value value) {
        return builder.find(value.node())
                .filter(node -> node.operation() instanceof Constant(Tensor tensor)
                        && tensor.shape().rank() == 0)
                .map(node ->
                        OptionalDouble.of(((Constant) node.operation()).value().scalar()))
                .orElse(OptionalDouble.empty());
    }

    private Value found(Value value) {
        return tidy.getOrDefault(value, value);
    }

    private static boolean is(OptionalDouble number, double wanted) {
        return number.isPresent() && number.getAsDouble() == wanted;
    }

    private static double computed(Operation operation, double a, double b) {
        return switch (operation) {
            case Add _ -> a + b;
            case Sub _ -> a - b;
            case Mul _ -> a * b;
            case Div _ -> a / b;
            default -> Math.pow(a, b);
        };
    }
}
