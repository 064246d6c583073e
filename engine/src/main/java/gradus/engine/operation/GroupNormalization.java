package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Normalises every example `[N, C, …]` over groups of channels, then applies a `scale` and a `bias` a channel (Wu
/// and He 2018).
///
/// @param numGroups how many groups the channels are divided into
/// @param epsilon added to the variance, so that the division is safe
public record GroupNormalization(int numGroups, double epsilon) implements Normalization {
    public GroupNormalization {
        Attributes.require(numGroups > 0, "num_groups", numGroups, "rule.positive");
        Attributes.require(epsilon > 0, "epsilon", epsilon, "rule.positive");
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x", "scale", "bias");
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return BatchNormalization.channelProblem(inputs(), inputs, 2)
                .or(() -> x.shape().get(1).size() % numGroups == 0
                        ? Optional.empty()
                        : Optional.of(
                                ShapeCheck.mismatch("x", x, Message.of("rule.groups", String.valueOf(numGroups)))));
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        Shape shape = x.shape();
        Dimension groups = Dimension.of(numGroups);
        Dimension members = new Shape(shape.dimensions().subList(1, shape.rank()))
                .count()
                .dividedBy(groups)
                .orElseThrow();
        Term grouped = x.reshaped(Shape.of(shape.get(0), groups, members));
        return BatchNormalization.scaled(normalized(grouped, List.of(2)).reshaped(shape), inputs.get(1), inputs.get(2));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = (x − E[x])/√(E[(x − E[x])²] + ε) · scale + bias, E over a group of channels",
                "∂L/∂x = (g − E[g] − n · E[g · n])/√(E[(x − E[x])²] + ε) where g = ∂L/∂y · scale, n = (y − bias)/scale",
                new Facts.Example("group_normalization([[1, 3]], [1, 1], [0, 0])", "[[-1, 1]]"));
    }
}
