package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The input with more elements around it.
///
/// @param pads how many before each axis, then how many behind each
/// @param mode what stands in the added places
/// @param value the number that stands there
public record Pad(List<Integer> pads, Mode mode, double value) implements Rearrangement {

    /// What stands in the added places.
    public enum Mode {
        CONSTANT
    }

    public Pad {
        pads = List.copyOf(pads);
        Attributes.require(pads.stream().allMatch(pad -> pad >= 0), "pads", pads, "rule.not-negative");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return padded(x.shape())
                .map(shape -> ShapeCheck.known(x.withShape(shape)))
                .orElseGet(() -> ShapeCheck.mismatch("x", x, Message.of("rule.pads", pads.toString())));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        Shape shape = padded(x.shape()).orElseThrow();
        List<Integer> ones = Collections.nCopies(shape.rank(), 1);
        return List.of(code.emit(new Instruction.Place(before(shape), ones, value), x.type(), shape, x));
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        List<Integer> ones = Collections.nCopies(x.shape().rank(), 1);
        return gradient.apply(new Taking(before(x.shape()), ones, x.shape()));
    }

    private List<Integer> before(Shape shape) {
        return pads.subList(0, shape.rank());
    }

    /// Only axes of fixed length can grow.
    private Optional<Shape> padded(Shape shape) {
        if (pads.size() != 2 * shape.rank()) {
            return Optional.empty();
        }
        Shape result = shape;
        for (int axis = 0; axis < shape.rank(); axis++) {
            int more = pads.get(axis) + pads.get(axis + shape.rank());
            if (more > 0 && !shape.get(axis).isFixed()) {
                return Optional.empty();
            }
            if (more > 0) {
                result = result.with(axis, Dimension.of(shape.get(axis).size() + more));
            }
        }
        return Optional.of(result);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[i] = [0 ≤ i − p < n] · x[i − p] + [¬(0 ≤ i − p < n)] · value",
                "∂L/∂x[j] = ∂L/∂y[j + p]",
                new Facts.Example("pad([1, 2], pads=[1, 2])", "[0, 1, 2, 0, 0]"));
    }
}
