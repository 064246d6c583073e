package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A matrix of the same elements: the axes before one become rows, the others columns.
///
/// @param axis the first axis that becomes part of the columns
public record Flatten(int axis) implements Rearrangement {
    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return at(x.shape())
                .map(place -> ShapeCheck.known(x.withShape(flat(x.shape(), place))))
                .orElseGet(() -> ShapeChecks.noSuchAxis(x, axis));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.reshape(x, flat(x.shape(), at(x.shape()).orElseThrow())));
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        return gradient.reshaped(x.shape());
    }

    /// The axis as an index; it may stand behind the last one.
    private Optional<Integer> at(Shape shape) {
        return axis == shape.rank() ? Optional.of(axis) : shape.axis(axis);
    }

    private static Shape flat(Shape shape, int at) {
        return Shape.of(
                new Shape(shape.dimensions().subList(0, at)).count(),
                new Shape(shape.dimensions().subList(at, shape.rank())).count());
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[n, j] = x[n, i], j = i",
                "∂L/∂x[n, i] = ∂L/∂y[n, j], j = i",
                new Facts.Example("flatten([[[1, 2], [3, 4]]])", "[[1, 2, 3, 4]]"));
    }
}
