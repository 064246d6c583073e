package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import java.util.List;
import java.util.Optional;

/// Inputs of one shape, one behind the other along a new axis.
///
/// @param axis where the new axis stands in the result; a negative one counts from the end
/// @param numInputs how many inputs there are
public record Stack(int axis, int numInputs) implements Variadic {
    public Stack {
        Attributes.require(numInputs > 0, "num_inputs", numInputs, "rule.positive");
    }

    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType first = inputs.getFirst();
        for (int i = 1; i < inputs.size(); i++) {
            if (!inputs.get(i).equals(first)) {
                return Optional.of(ShapeCheck.mismatch("x" + (i + 1), first, inputs.get(i), "rule.same"));
            }
        }
        return first.shape().prepend(Dimension.ONE).axis(axis).isPresent()
                ? Optional.empty()
                : Optional.of(
                        ShapeChecks.noSuchAxis(first.withShape(first.shape().prepend(Dimension.ONE)), axis));
    }

    @Override
    public Term result(List<Term> inputs) {
        Operation rise = new Unsqueeze(List.of(axis));
        Term[] others = inputs.stream().skip(1).map(input -> input.apply(rise)).toArray(Term[]::new);
        return inputs.getFirst().apply(rise).apply(new Concat(axis, numInputs), others);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[k] = xₖ", "∂L/∂xₖ = ∂L/∂y[k]", new Facts.Example("stack([1, 2], [3, 4])", "[[1, 2], [3, 4]]"));
    }
}
