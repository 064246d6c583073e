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
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The inputs one behind the other along an axis; all other axes must be equal.
///
/// @param axis the axis they are joined along; a negative one counts from the end
/// @param numInputs how many inputs there are
public record Concat(int axis, int numInputs) implements Operation {
    public Concat {
        Attributes.require(numInputs > 0, "num_inputs", numInputs, "rule.positive");
    }

    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return Variadic.ports(numInputs);
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType first = inputs.getFirst();
        Optional<Integer> at = first.shape().axis(axis);
        if (at.isEmpty()) {
            return ShapeChecks.noSuchAxis(first, axis);
        }
        int length = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Shape shape = inputs.get(i).shape();
            boolean fits = shape.rank() == first.shape().rank()
                    && shape.get(at.get()).isFixed()
                    && shape.with(at.get(), Dimension.ONE).equals(first.shape().with(at.get(), Dimension.ONE));
            if (!fits) {
                return ShapeCheck.mismatch("x" + (i + 1), first, inputs.get(i), "rule.concat");
            }
            length += shape.get(at.get()).size();
        }
        return ShapeCheck.known(first.withShape(first.shape().with(at.get(), Dimension.of(length))));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Shape first = inputs.getFirst().shape();
        int at = first.axis(axis).orElseThrow();
        int length =
                inputs.stream().mapToInt(input -> input.shape().get(at).size()).sum();
        return List.of(code.emit(
                new Instruction.Concatenate(at),
                inputs.getFirst().type(),
                first.with(at, Dimension.of(length)),
                inputs.toArray(Operand[]::new)));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term gradient = new Term(backward.builder(), backward.gradient());
        int rank = gradient.shape().rank();
        int at = gradient.shape().axis(axis).orElseThrow();
        List<Optional<Value>> gradients = new ArrayList<>();
        int start = 0;
        for (Value input : backward.inputs()) {
            Shape shape = backward.builder().type(input).shape();
            List<Integer> starts = new ArrayList<>(Collections.nCopies(rank, 0));
            starts.set(at, start);
            gradients.add(Optional.of(gradient.apply(new Taking(starts, Collections.nCopies(rank, 1), shape))
                    .value()));
            start += shape.get(at).size();
        }
        return gradients;
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = (x₁, x₂, …)",
                "∂L/∂xₖ[i] = ∂L/∂y[i + n₁ + … + nₖ₋₁]",
                new Facts.Example("concat([1, 2], [3])", "[1, 2, 3]"));
    }
}
