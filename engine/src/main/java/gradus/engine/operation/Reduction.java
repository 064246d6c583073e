package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Joins the numbers along some axes into one.
public interface Reduction extends Operation {

    /// The axes; none named means all; negative ones count from the end.
    List<Integer> axes();

    /// Whether the axes stay, with length 1.
    boolean keepdims();

    /// Emits the instructions; the result keeps the axes with length 1.
    Operand lower(Lowering code, Operand x, List<Integer> axes);

    /// What an arriving gradient becomes at the input.
    ///
    /// @param gradient the arriving gradient, with the axes kept
    /// @param x the input
    /// @param y the result, with the axes kept
    Term gradient(Term gradient, Term x, Term y);

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
        Optional<ShapeCheck> notReal = ShapeChecks.real("x", x);
        if (notReal.isPresent()) {
            return notReal.get();
        }
        return ShapeChecks.axes(x.shape(), axes())
                .map(axes -> ShapeCheck.known(
                        x.withShape(keepdims() ? kept(x.shape(), axes) : ShapeChecks.without(x.shape(), axes))))
                .orElseGet(() -> ShapeChecks.noSuchAxis(x, axes()));
    }

    @Override
    default List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        List<Integer> axes = ShapeChecks.axes(x.shape(), axes()).orElseThrow();
        Operand kept = lower(code, x, axes);
        return List.of(keepdims() ? kept : code.reshape(kept, ShapeChecks.without(x.shape(), axes)));
    }

    @Override
    default List<Optional<Value>> gradient(Backward backward) {
        Term x = new Term(backward.builder(), backward.inputs().getFirst());
        Shape kept = kept(x.shape(), ShapeChecks.axes(x.shape(), axes()).orElseThrow());
        Term y = new Term(backward.builder(), backward.outputs().getFirst()).reshaped(kept);
        Term gradient = new Term(backward.builder(), backward.gradient()).reshaped(kept);
        return List.of(Optional.of(gradient(gradient, x, y).value()));
    }

    private static Shape kept(Shape shape, List<Integer> axes) {
        Shape result = shape;
        for (int axis : axes) {
            result = result.with(axis, Dimension.ONE);
        }
        return result;
    }
}
