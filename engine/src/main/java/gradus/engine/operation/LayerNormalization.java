package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Normalises every example over its last axes, then applies `scale` and `bias` of those axes' shape (Ba et al.
/// 2016).
///
/// @param axis the first axis that is normalised over; a negative one counts from the end
/// @param epsilon added to the variance, so that the division is safe
public record LayerNormalization(int axis, double epsilon) implements Normalization {
    public LayerNormalization {
        Attributes.require(epsilon > 0, "epsilon", epsilon, "rule.positive");
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("x", false), new Port("scale", false), new Port("b", true));
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        Optional<Integer> first = x.shape().axis(axis);
        if (first.isEmpty()) {
            return Optional.of(ShapeChecks.noSuchAxis(x, axis));
        }
        Shape normalized =
                new Shape(x.shape().dimensions().subList(first.get(), x.shape().rank()));
        for (int i = 1; i < inputs.size(); i++) {
            if (!inputs.get(i).shape().equals(normalized)) {
                return Optional.of(ShapeCheck.mismatch(
                        inputs().get(i).name(), x.withShape(normalized), inputs.get(i), "rule.same"));
            }
        }
        return Optional.empty();
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        int first = x.shape().axis(axis).orElseThrow();
        List<Integer> axes = IntStream.range(first, x.shape().rank()).boxed().toList();
        Term scaled = normalized(x, axes).times(inputs.get(1));
        return inputs.size() < 3 ? scaled : scaled.plus(inputs.get(2));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = scale · x̂ + b, x̂ = (x − μ) / √(v + ε), μ = E[x], v = E[(x − μ)²]",
                "∂L/∂x = (g − E[g] − x̂ · E[g · x̂]) / √(v + ε), g = scale · ∂L/∂y; ∂L/∂scale = Σ "
                        + "∂L/∂y · x̂; ∂L/∂b = Σ ∂L/∂y",
                new Facts.Example("layer_normalization([1, 2, 3], [1, 1, 1])", "[-1.225, 0, 1.225]"));
    }
}
