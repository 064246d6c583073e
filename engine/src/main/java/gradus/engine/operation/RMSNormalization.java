package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Divides every example by the root mean square over its last axes, then applies a `scale` that stretches to the
/// input (Zhang and Sennrich 2019).
///
/// @param axis the first axis that is normalised over; a negative one counts from the end
/// @param epsilon added to the mean square, so that the division is safe
public record RMSNormalization(int axis, double epsilon) implements Normalization {
    public RMSNormalization {
        Attributes.require(epsilon > 0, "epsilon", epsilon, "rule.positive");
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x", "scale");
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        if (x.shape().axis(axis).isEmpty()) {
            return Optional.of(ShapeChecks.noSuchAxis(x, axis));
        }
        return ShapeChecks.real("x", x)
                .or(() -> ShapeChecks.stretched("scale", x, inputs.get(1)) instanceof ShapeCheck.Mismatch mismatch
                        ? Optional.of(mismatch)
                        : Optional.empty());
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        int first = x.shape().axis(axis).orElseThrow();
        List<Integer> axes = IntStream.range(first, x.shape().rank()).boxed().toList();
        Term meanSquare = x.squared().apply(new ReduceMean(axes, true));
        return x.over(meanSquare.plus(epsilon).sqrt()).times(inputs.get(1));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x/√(E[x²] + ε) · scale",
                "∂L/∂x = (g − n · E[g · n])/√(E[x²] + ε) where g = ∂L/∂y · scale, n = y/scale",
                new Facts.Example("rms_normalization([3, 4], [1, 1])", "[0.8485, 1.131]"));
    }
}
