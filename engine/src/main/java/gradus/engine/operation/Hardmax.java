package gradus.engine.operation;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import java.util.List;
import java.util.Optional;

/// A one at the largest number along an axis, the first of equal ones, and zeros elsewhere. It has no gradient.
///
/// @param axis the axis; a negative one counts from the end
public record Hardmax(int axis) implements Compound {
    @Override
    public Family family() {
        return Family.FUNCTION;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        Optional<Integer> at = x.shape().axis(axis);
        return at.isPresent() && x.shape().get(at.get()).isFixed()
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeChecks.noSuchAxis(x, axis));
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        return x.apply(new ArgMax(axis, false))
                .apply(new OneHot(x.shape().get(axis).size(), axis));
    }

    @Override
    public boolean isDifferentiable() {
        return false;
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "yᵢ = [xᵢ is the first of the largest]",
                "derivative.none.steps",
                new Facts.Example("hardmax([1, 3, 2])", "[0, 1, 0]"));
    }
}
