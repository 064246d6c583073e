package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import java.util.List;
import java.util.Optional;

/// Divides the numbers along an axis by their length, so that it becomes 1; zeros stay zeros.
///
/// @param axis the axis; a negative one counts from the end
/// @param p how the length is measured: 1 as the sum of the absolute values, 2 as the root of the sum of squares
public record LpNormalization(int axis, int p) implements Compound {
    public LpNormalization {
        Attributes.require(p == 1 || p == 2, "p", p, "rule.norm");
    }

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
        return x.shape().axis(axis).isPresent()
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeChecks.noSuchAxis(x, axis));
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        Term length = x.apply(p == 1 ? new ReduceL1(List.of(axis), true) : new ReduceL2(List.of(axis), true));
        return x.over(length.equalTo(x.constant(0)).where(x.constant(1), length));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x/‖x‖",
                "∂L/∂x = (g − y · Σ g · y)/‖x‖ where g = ∂L/∂y and the norm is the second",
                new Facts.Example("lp_normalization([3, 4])", "[0.6, 0.8]"));
    }
}
