package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Normalises every channel of every image `[N, C, spatial…]` by itself, then applies a `scale` and a bias `b` a
/// channel (Ulyanov et al. 2016).
///
/// @param epsilon added to the variance, so that the division is safe
public record InstanceNormalization(double epsilon) implements Normalization {
    public InstanceNormalization {
        Attributes.require(epsilon > 0, "epsilon", epsilon, "rule.positive");
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x", "scale", "b");
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return BatchNormalization.channelProblem(inputs(), inputs, 1, 3);
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        List<Integer> axes = IntStream.range(2, x.shape().rank()).boxed().toList();
        return BatchNormalization.scaled(normalized(x, axes), inputs.get(1), inputs.get(2));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = scale · x̂ + b, x̂ = (x − μ) / √(v + ε), μ = E[x], v = E[(x − μ)²]",
                "∂L/∂x = (g − E[g] − x̂ · E[g · x̂]) / √(v + ε), g = scale · ∂L/∂y; ∂L/∂scale = Σ "
                        + "∂L/∂y · x̂; ∂L/∂b = Σ ∂L/∂y",
                new Facts.Example("instance_normalization([[[1, 3]]], [1], [0])", "[[[-1, 1]]]"));
    }
}
