package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Turns labels into rows of zeros with a one at the label's place; a label outside gives zeros only.
///
/// @param depth how many classes there are
/// @param axis where the new axis stands in the result; a negative one counts from the end
public record OneHot(int depth, int axis) implements Operation {
    public OneHot {
        Attributes.require(depth > 0, "depth", depth, "rule.positive");
    }

    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("indices", false, ElementType.INT32));
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType indices = inputs.getFirst();
        if (indices.type() != ElementType.INT32) {
            return ShapeChecks.wrongType("indices", indices, ElementType.INT32);
        }
        return at(indices.shape())
                .map(at -> ShapeCheck.known(
                        new ValueType(ElementType.FLOAT64, with(indices.shape(), at, Dimension.of(depth)))))
                .orElseGet(() -> ShapeChecks.noSuchAxis(indices, axis));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand indices = inputs.getFirst();
        int at = at(indices.shape()).orElseThrow();
        int behind = indices.shape().rank() - at;
        Shape classes = Shape.of(depth);
        for (int i = 0; i < behind; i++) {
            classes = new Shape(java.util.stream.Stream.concat(
                            classes.dimensions().stream(), java.util.stream.Stream.of(Dimension.ONE))
                    .toList());
        }
        Tensor numbers = Tensor.of(
                ElementType.INT32,
                classes,
                IntStream.range(0, depth).asDoubleStream().toArray());
        Operand column = code.reshape(indices, with(indices.shape(), at, Dimension.ONE));
        return List.of(code.emit(
                new Instruction.Pointwise(Scalars.apply(BinaryFunction.EQUAL, Scalars.X, Scalars.Y)),
                code.real(),
                with(indices.shape(), at, Dimension.of(depth)),
                column,
                code.constant(numbers)));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return List.of(Optional.empty());
    }

    @Override
    public boolean isDifferentiable() {
        return false;
    }

    private Optional<Integer> at(Shape shape) {
        int place = axis < 0 ? axis + shape.rank() + 1 : axis;
        return place < 0 || place > shape.rank() ? Optional.empty() : Optional.of(place);
    }

    private static Shape with(Shape shape, int at, Dimension length) {
        List<Dimension> lengths = new ArrayList<>(shape.dimensions());
        lengths.add(at, length);
        return new Shape(lengths);
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y[i, j] = [j = indices[i]]",
                "derivative.none.whole",
                new Facts.Example("one_hot([2, 0], depth=3)", "[[0, 0, 1], [1, 0, 0]]"));
    }
}
