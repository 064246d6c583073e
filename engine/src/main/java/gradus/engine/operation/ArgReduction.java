package gradus.engine.operation;

import gradus.engine.graph.Backward;
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
import java.util.List;
import java.util.Optional;

/// Where along an axis the one number stands that wins, from 0; the first of equal ones. It has no gradient.
interface ArgReduction extends Operation {

    /// The axis; a negative one counts from the end.
    int axis();

    /// Whether the axis stays, with length 1.
    boolean keepdims();

    /// The input with its winners as the largest numbers.
    Operand ascending(Lowering code, Operand x);

    @Override
    default Family family() {
        return Family.REDUCTION;
    }

    @Override
    default List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    default ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape()
                .axis(axis())
                .map(at -> ShapeCheck.known(new ValueType(ElementType.INT32, result(x.shape(), at))))
                .orElseGet(() -> ShapeChecks.noSuchAxis(x, axis()));
    }

    @Override
    default List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        int at = x.shape().axis(axis()).orElseThrow();
        Shape kept = x.shape().with(at, Dimension.ONE);
        Operand found = code.emit(new Instruction.ArgMaximum(at), ElementType.INT32, kept, ascending(code, x));
        return List.of(code.reshape(found, result(x.shape(), at)));
    }

    @Override
    default List<Optional<Value>> gradient(Backward backward) {
        return List.of(Optional.empty());
    }

    @Override
    default boolean isDifferentiable() {
        return false;
    }

    private Shape result(Shape shape, int at) {
        return keepdims() ? shape.with(at, Dimension.ONE) : ShapeChecks.without(shape, List.of(at));
    }
}
