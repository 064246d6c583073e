package gradus.engine.operation;

import gradus.engine.graph.AttributeName;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Normalises every example `[N, C, …]` over groups of channels, then applies a `scale` and a `bias` a channel (Wu
/// and He 2018).
///
/// Without anything wired to `scale` and `bias` it has a `gamma` and a `beta` of its own.
///
/// @param numGroups how many groups the channels are divided into
/// @param epsilon added to the variance, so that the division is safe
/// @param center whether it has a `beta` of its own
/// @param scale whether it has a `gamma` of its own
/// @param betaInitializer where beta begins
/// @param gammaInitializer where gamma begins
/// @param betaRegularizer what a large beta costs
/// @param gammaRegularizer what a large gamma costs
/// @param betaConstraint what beta must keep
/// @param gammaConstraint what gamma must keep
/// @param trainable whether training changes it
public record GroupNormalization(
        @AttributeName(value = "num_groups", also = "groups")
        int numGroups,

        double epsilon,
        @Usually("true") boolean center,
        @Usually("true") boolean scale,
        @Usually("zeros") Initializer betaInitializer,
        @Usually("ones") Initializer gammaInitializer,
        @Usually("none") Regularizer betaRegularizer,
        @Usually("none") Regularizer gammaRegularizer,
        @Usually("none") Constraint betaConstraint,
        @Usually("none") Constraint gammaConstraint,
        @Usually("true") boolean trainable)
        implements Normalization {
    public GroupNormalization {
        Attributes.require(numGroups > 0, "num_groups", numGroups, "rule.positive");
        Attributes.require(epsilon > 0, "epsilon", epsilon, "rule.positive");
    }

    /// With Keras's defaults for everything else.
    public GroupNormalization(int numGroups, double epsilon) {
        this(
                numGroups,
                epsilon,
                true,
                true,
                new Initializer.Zeros(),
                new Initializer.Ones(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Constraint.None(),
                new Constraint.None(),
                true);
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("x", false), new Port("scale", true), new Port("bias", true));
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        if (inputs.size() == 2) {
            return Optional.of(ShapeCheck.mismatch("bias", x, Message.of("rule.normalization-ports")));
        }
        return BatchNormalization.channelProblem(inputs(), inputs, 1, 2)
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
        Term y = normalized(grouped, List.of(2)).reshaped(shape);
        if (inputs.size() > 1) {
            return BatchNormalization.scaled(y, inputs.get(1), inputs.get(2));
        }
        Shape channels = Shape.of(shape.get(1));
        int rank = shape.rank();
        if (scale) {
            Term gamma = own(
                    "gamma",
                    new Parameter(channels, gammaInitializer, trainable, gammaRegularizer, gammaConstraint),
                    x);
            y = y.times(BatchNormalization.spread(gamma, rank, 1));
        }
        if (center) {
            Term beta = own(
                    "beta", new Parameter(channels, betaInitializer, trainable, betaRegularizer, betaConstraint), x);
            y = y.plus(BatchNormalization.spread(beta, rank, 1));
        }
        return y;
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = (x − E[x])/√(E[(x − E[x])²] + ε) · scale + bias, E over a group of channels",
                "∂L/∂x = (g − E[g] − n · E[g · n])/√(E[(x − E[x])²] + ε) where g = ∂L/∂y · scale, n = (y − bias)/scale",
                new Facts.Example("group_normalization([[1, 3]], [1, 1], [0, 0])", "[[-1, 1]]"));
    }
}
