package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Normalises every channel of `x` `[N, C, …]`, then applies a `scale` and a bias `b` a channel (Ioffe and Szegedy
/// 2015).
///
/// @param epsilon added to the variance, so that the division is safe
/// @param trainingMode whether mean and variance are those of the batch, or are given as `mean` and `var`
public record BatchNormalization(double epsilon, boolean trainingMode) implements Normalization {
    public BatchNormalization {
        Attributes.require(epsilon > 0, "epsilon", epsilon, "rule.positive");
    }

    @Override
    public List<Port> inputs() {
        return trainingMode ? Port.required("x", "scale", "b") : Port.required("x", "scale", "b", "mean", "var");
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return channelProblem(inputs(), inputs, 2);
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        if (trainingMode) {
            List<Integer> axes = new ArrayList<>(List.of(0));
            IntStream.range(2, x.shape().rank()).forEach(axes::add);
            return scaled(normalized(x, axes), inputs.get(1), inputs.get(2));
        }
        Term distance = x.minus(spread(inputs.get(3), x));
        Term root = spread(inputs.get(4), x).plus(epsilon).sqrt();
        return scaled(distance.over(root), inputs.get(1), inputs.get(2));
    }

    /// Applies a scale and a bias a channel.
    static Term scaled(Term x, Term scale, Term bias) {
        return x.times(spread(scale, x)).plus(spread(bias, x));
    }

    /// One number a channel, ready to broadcast over the axes behind it.
    private static Term spread(Term channels, Term x) {
        return channels.reshaped(
                Conv.channel(channels.shape().get(0).size(), x.shape().rank() - 2));
    }

    /// Why inputs don't fit an image and vectors with one number a channel, if they don't.
    static Optional<ShapeCheck> channelProblem(List<Port> ports, List<ValueType> inputs, int leastRank) {
        ValueType x = inputs.getFirst();
        if (x.shape().rank() < leastRank || !x.shape().get(1).isFixed()) {
            return Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.channels")));
        }
        for (int i = 1; i < inputs.size(); i++) {
            if (!inputs.get(i).shape().equals(Shape.of(x.shape().get(1)))) {
                return Optional.of(ShapeCheck.mismatch(ports.get(i).name(), x, inputs.get(i), "rule.per-channel"));
            }
        }
        return Optional.empty();
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = scale · x̂ + b, x̂ = (x − μ) / √(v + ε), μ = E[x], v = E[(x − μ)²]",
                "∂L/∂x = (g − E[g] − x̂ · E[g · x̂]) / √(v + ε), g = scale · ∂L/∂y; ∂L/∂scale = Σ "
                        + "∂L/∂y · x̂; ∂L/∂b = Σ ∂L/∂y",
                new Facts.Example("batch_normalization([[1], [3]], [2], [1])", "[[-1], [3]]"));
    }
}
