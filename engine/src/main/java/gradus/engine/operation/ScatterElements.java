package gradus.engine.operation;

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
import gradus.engine.tensor.ElementType;
import java.util.List;
import java.util.Optional;

/// The input with some elements changed: every element of `updates` is put at the place that `indices` names along
/// an axis, and at the place itself along the others. Of several that are put at one place the last stays.
///
/// @param axis the axis that `indices` counts along; a negative one counts from the end
/// @param reduction what becomes of the number there and the new one
public record ScatterElements(int axis, Reduction reduction) implements Operation {

    /// What becomes of the number there and the new one.
    public enum Reduction {
        /// The new one takes its place.
        NONE,
        ADD,
        MUL,
        MAX,
        MIN;

        private Optional<BinaryFunction> function() {
            return switch (this) {
                case NONE -> Optional.empty();
                case ADD -> Optional.of(BinaryFunction.ADD);
                case MUL -> Optional.of(BinaryFunction.MULTIPLY);
                case MAX -> Optional.of(BinaryFunction.MAXIMUM);
                case MIN -> Optional.of(BinaryFunction.MINIMUM);
            };
        }
    }

    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("x", false), new Port("indices", false, ElementType.INT32), new Port("updates", false));
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.get(0);
        ValueType indices = inputs.get(1);
        ValueType updates = inputs.get(2);
        Optional<ShapeCheck> problem = GatherElements.problem(x, indices, axis);
        if (problem.isPresent()) {
            return problem.get();
        }
        if (updates.type() != x.type()) {
            return ShapeChecks.wrongType("updates", updates, x.type());
        }
        return updates.shape().equals(indices.shape())
                ? ShapeCheck.known(x)
                : ShapeCheck.mismatch("updates", indices, updates, "rule.same");
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        int at = x.shape().axis(axis).orElseThrow();
        return List.of(code.emit(
                new Instruction.ScatterElements(at, reduction.function()),
                x.type(),
                x.shape(),
                inputs.toArray(Operand[]::new)));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Scattered parts = new Scattered(
                axis,
                new Term(backward.builder(), backward.inputs().get(0)),
                new Term(backward.builder(), backward.inputs().get(1)),
                new Term(backward.builder(), backward.inputs().get(2)),
                new Term(backward.builder(), backward.outputs().getFirst()),
                new Term(backward.builder(), backward.gradient()));
        return switch (reduction) {
            case NONE -> parts.replaced();
            case ADD -> parts.added();
            case MUL -> parts.multiplied();
            case MAX, MIN -> parts.chosen();
        };
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x, but y[indicesᵢ] = updatesᵢ",
                "∂L/∂updatesᵢ = ∂L/∂y[indicesᵢ], ∂L/∂x[j] = ∂L/∂y[j] · [j is not in indices]",
                new Facts.Example("scatter_elements([1, 2, 3], [1], [9])", "[1, 9, 3]"));
    }
}
