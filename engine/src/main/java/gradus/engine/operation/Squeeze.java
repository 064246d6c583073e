package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The same elements without some axes of length 1.
///
/// @param axes those to drop; none named means all of length 1
public record Squeeze(List<Integer> axes) implements Rearrangement {
    public Squeeze {
        axes = List.copyOf(axes);
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        Optional<List<Integer>> dropped = dropped(x.shape());
        if (dropped.isEmpty()) {
            return ShapeChecks.noSuchAxis(x, axes);
        }
        return dropped.get().stream().allMatch(axis -> x.shape().get(axis).isOne())
                ? ShapeCheck.known(x.withShape(ShapeChecks.without(x.shape(), dropped.get())))
                : ShapeCheck.mismatch("x", x, Message.of("rule.squeeze", axes.toString()));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.reshape(
                x, ShapeChecks.without(x.shape(), dropped(x.shape()).orElseThrow())));
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        return gradient.reshaped(x.shape());
    }

    private Optional<List<Integer>> dropped(Shape shape) {
        if (axes.isEmpty()) {
            List<Integer> ones = new ArrayList<>();
            for (int axis = 0; axis < shape.rank(); axis++) {
                if (shape.get(axis).isOne()) {
                    ones.add(axis);
                }
            }
            return Optional.of(ones);
        }
        return ShapeChecks.axes(shape, axes);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[i] = x[0, i]",
                "∂L/∂x[0, i] = ∂L/∂y[i]",
                new Facts.Example("squeeze([[1, 2, 3]], axes=[0])", "[1, 2, 3]"));
    }
}
