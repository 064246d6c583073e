package gradus.engine.operation;

import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The rules several operations share.
public final class ShapeChecks {

    private ShapeChecks() {}

    /// The refusal of an input that is not real numbers, if it isn't.
    public static Optional<ShapeCheck> real(String port, ValueType type) {
        return type.type().isFloat()
                ? Optional.empty()
                : Optional.of(new ShapeCheck.Mismatch(
                        port, "type.real", List.of(port, type.type().toString()), List.of()));
    }

    /// The refusal of an input of another type than the port takes.
    static ShapeCheck wrongType(String port, ValueType given, ElementType wanted) {
        return new ShapeCheck.Mismatch(
                port, "type.mismatch", List.of(given.type().toString(), wanted.toString()), List.of());
    }

    /// Two inputs, `a` and `b`, that broadcast.
    static ShapeCheck broadcast(ValueType a, ValueType b) {
        if (a.type() != b.type()) {
            return new ShapeCheck.Mismatch(
                    "b", "type.mismatch", List.of(a.type().toString(), b.type().toString()), List.of());
        }
        return a.shape()
                .broadcast(b.shape())
                .map(shape -> ShapeCheck.known(a.withShape(shape)))
                .orElseGet(() -> ShapeCheck.mismatch("b", a, b, "rule.broadcast"));
    }

    /// Why several inputs don't broadcast together, if they don't.
    public static Optional<ShapeCheck> allBroadcast(List<Port> ports, List<ValueType> inputs) {
        ValueType sofar = inputs.getFirst();
        for (int i = 1; i < inputs.size(); i++) {
            ValueType next = inputs.get(i);
            if (next.type() != sofar.type()) {
                return Optional.of(wrongType(ports.get(i).name(), next, sofar.type()));
            }
            Optional<Shape> joined = sofar.shape().broadcast(next.shape());
            if (joined.isEmpty()) {
                return Optional.of(ShapeCheck.mismatch(ports.get(i).name(), sofar, next, "rule.broadcast"));
            }
            sofar = sofar.withShape(joined.get());
        }
        return Optional.empty();
    }

    /// A second input that stretches to the first, `x`, whose shape stays.
    static ShapeCheck stretched(String port, ValueType x, ValueType other) {
        if (x.type() != other.type()) {
            return wrongType(port, other, x.type());
        }
        return x.shape().broadcast(other.shape()).filter(x.shape()::equals).isPresent()
                ? ShapeCheck.known(x)
                : ShapeCheck.mismatch(port, x, other, "rule.stretched");
    }

    /// Axes as indices from 0, ascending and each once; all of them when none is named. Empty when one does not
    /// exist.
    public static Optional<List<Integer>> axes(Shape shape, Collection<Integer> named) {
        if (named.isEmpty()) {
            return Optional.of(IntStream.range(0, shape.rank()).boxed().toList());
        }
        TreeSet<Integer> axes = new TreeSet<>();
        for (int axis : named) {
            Optional<Integer> found = shape.axis(axis);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            axes.add(found.get());
        }
        return Optional.of(List.copyOf(axes));
    }

    /// The refusal of an axis that the input doesn't have.
    public static ShapeCheck noSuchAxis(ValueType type, Object axis) {
        return ShapeCheck.mismatch(
                "x",
                type,
                Message.of(
                        "rule.axis",
                        axis.toString(),
                        String.valueOf(type.shape().rank())));
    }

    /// The shape without some axes.
    static Shape without(Shape shape, List<Integer> axes) {
        List<gradus.engine.tensor.Dimension> kept = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (!axes.contains(axis)) {
                kept.add(shape.get(axis));
            }
        }
        return new Shape(kept);
    }
}
