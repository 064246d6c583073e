package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Picks slices of the first input along an axis by the whole numbers in the second; negative ones count from the
/// end.
///
/// @param axis the axis that is picked from
public record Gather(int axis) implements Operation {
    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("x", false), new Port("indices", false, ElementType.INT32));
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.get(0);
        if (inputs.get(1).type() != ElementType.INT32) {
            return ShapeChecks.wrongType("indices", inputs.get(1), ElementType.INT32);
        }
        return x.shape()
                .axis(axis)
                .map(at -> ShapeCheck.known(
                        x.withShape(picked(x.shape(), inputs.get(1).shape(), at))))
                .orElseGet(() -> ShapeChecks.noSuchAxis(x, axis));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.get(0);
        int at = x.shape().axis(axis).orElseThrow();
        return List.of(code.emit(
                new Instruction.Gather(at),
                x.type(),
                picked(x.shape(), inputs.get(1).shape(), at),
                x,
                inputs.get(1)));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Shape shape = backward.inputType(0).shape();
        Term gradient = new Term(backward.builder(), backward.gradient());
        Term indices = new Term(backward.builder(), backward.inputs().get(1));
        Term sum = gradient.apply(new Scattering(shape.axis(axis).orElseThrow(), shape), indices);
        return List.of(Optional.of(sum.value()), Optional.empty());
    }

    private static Shape picked(Shape x, Shape indices, int at) {
        List<Dimension> lengths = new ArrayList<>(x.dimensions().subList(0, at));
        lengths.addAll(indices.dimensions());
        lengths.addAll(x.dimensions().subList(at + 1, x.rank()));
        return new Shape(lengths);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[i] = x[indices[i]]",
                "∂L/∂x[j] = Σᵢ ∂L/∂y[i] · [j = indices[i]]",
                new Facts.Example("gather([10, 20, 30], [2, 0])", "[30, 10]"));
    }
}
