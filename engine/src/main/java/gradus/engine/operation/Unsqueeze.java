package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The same elements with new axes of length 1.
///
/// @param axes where the new axes stand in the result
public record Unsqueeze(List<Integer> axes) implements Rearrangement {
    public Unsqueeze {
        axes = List.copyOf(axes);
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return widened(x.shape())
                .map(shape -> ShapeCheck.known(x.withShape(shape)))
                .orElseGet(() -> ShapeChecks.noSuchAxis(x, axes));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.reshape(x, widened(x.shape()).orElseThrow()));
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        return gradient.reshaped(x.shape());
    }

    private Optional<Shape> widened(Shape shape) {
        int rank = shape.rank() + axes.size();
        List<Dimension> result = new ArrayList<>(shape.dimensions());
        List<Integer> places = axes.stream()
                .map(axis -> axis < 0 ? axis + rank : axis)
                .sorted()
                .toList();
        for (int place : places) {
            if (place < 0 || place > result.size()) {
                return Optional.empty();
            }
            result.add(place, Dimension.ONE);
        }
        return places.stream().distinct().count() == places.size() ? Optional.of(new Shape(result)) : Optional.empty();
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[0, i] = x[i]",
                "∂L/∂x[i] = ∂L/∂y[0, i]",
                new Facts.Example("unsqueeze([1, 2, 3], axes=[0])", "[[1, 2, 3]]"));
    }
}
