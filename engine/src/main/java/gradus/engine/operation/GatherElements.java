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
import java.util.List;
import java.util.Optional;

/// Picks single elements: along an axis by the whole numbers in `indices`, along the others at the place itself.
/// Negative numbers count from the end.
///
/// @param axis the axis that is picked along; a negative one counts from the end
public record GatherElements(int axis) implements Operation {
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
        ValueType indices = inputs.get(1);
        return problem(x, indices, axis).orElseGet(() -> ShapeCheck.known(x.withShape(indices.shape())));
    }

    /// Why indices don't name elements, if they don't: beside the axis they may not reach beyond the input.
    static Optional<ShapeCheck> problem(ValueType x, ValueType indices, int axis) {
        if (indices.type() != ElementType.INT32) {
            return Optional.of(ShapeChecks.wrongType("indices", indices, ElementType.INT32));
        }
        Optional<Integer> at = x.shape().axis(axis);
        if (at.isEmpty()) {
            return Optional.of(ShapeChecks.noSuchAxis(x, axis));
        }
        boolean fits = x.shape().rank() == indices.shape().rank();
        for (int i = 0; fits && i < x.shape().rank(); i++) {
            Dimension there = x.shape().get(i);
            Dimension named = indices.shape().get(i);
            fits = i == at.get()
                    || named.equals(there)
                    || (named.isFixed() && there.isFixed() && named.size() <= there.size());
        }
        return fits ? Optional.empty() : Optional.of(ShapeCheck.mismatch("indices", x, indices, "rule.elements"));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.get(0);
        Operand indices = inputs.get(1);
        int at = x.shape().axis(axis).orElseThrow();
        return List.of(code.emit(new Instruction.GatherElements(at), x.type(), indices.shape(), x, indices));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term gradient = new Term(backward.builder(), backward.gradient());
        Term indices = new Term(backward.builder(), backward.inputs().get(1));
        Term zeros = gradient.constant(0).expanded(backward.inputType(0).shape());
        Term sums = zeros.apply(new ScatterElements(axis, ScatterElements.Reduction.ADD), indices, gradient);
        return List.of(Optional.of(sums.value()), Optional.empty());
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "yᵢ = x[indicesᵢ]",
                "∂L/∂x[j] = Σᵢ ∂L/∂yᵢ · [indicesᵢ = j]",
                new Facts.Example("gather_elements([[1, 2], [3, 4]], [[1, 0]])", "[[3, 2]]"));
    }
}
