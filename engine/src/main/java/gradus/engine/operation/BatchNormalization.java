package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Brings every channel of `x` `[N, C, …]` to mean 0 and variance 1, then applies a scale and a bias a channel (Ioffe
/// and Szegedy 2015).
///
/// In training, mean and variance are those of the batch, and running ones are kept: `running ← momentum · running +
/// (1 − momentum) · batch`, of the population's variance. Otherwise the running ones are taken, and so they are while
/// it is not trainable. What is wired at the ports stands for its own weights: `scale` and `b` together, `mean` and
/// `var` together.
///
/// @param axis which axis the channels are, not the first
/// @param momentum how much of the running mean and variance stays in a step
/// @param epsilon added to the variance, so that the division is safe
/// @param center whether it has a `beta` of its own
/// @param scale whether it has a `gamma` of its own
/// @param betaInitializer where beta begins
/// @param gammaInitializer where gamma begins
/// @param movingMeanInitializer where the running mean begins
/// @param movingVarianceInitializer where the running variance begins
/// @param betaRegularizer what a large beta costs
/// @param gammaRegularizer what a large gamma costs
/// @param betaConstraint what beta must keep
/// @param gammaConstraint what gamma must keep
/// @param trainable whether training changes it
/// @param trainingMode whether mean and variance are always those of the batch, and none are kept
public record BatchNormalization(
        @Usually("1") int axis,
        double momentum,
        double epsilon,
        @Usually("true") boolean center,
        @Usually("true") boolean scale,
        @Usually("zeros") Initializer betaInitializer,
        @Usually("ones") Initializer gammaInitializer,
        @Usually("zeros") Initializer movingMeanInitializer,
        @Usually("ones") Initializer movingVarianceInitializer,
        @Usually("none") Regularizer betaRegularizer,
        @Usually("none") Regularizer gammaRegularizer,
        @Usually("none") Constraint betaConstraint,
        @Usually("none") Constraint gammaConstraint,
        @Usually("true") boolean trainable,
        @Usually("false") boolean trainingMode)
        implements Normalization {
    public BatchNormalization {
        Attributes.require(momentum >= 0 && momentum <= 1, "momentum", momentum, "rule.from-0-to-1");
        Attributes.require(epsilon > 0, "epsilon", epsilon, "rule.positive");
        Attributes.require(axis != 0, "axis", axis, "rule.not-zero");
    }

    /// With Keras's defaults for everything else.
    public BatchNormalization(double epsilon, boolean trainingMode) {
        this(
                1,
                0.99,
                epsilon,
                true,
                true,
                new Initializer.Zeros(),
                new Initializer.Ones(),
                new Initializer.Zeros(),
                new Initializer.Ones(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Constraint.None(),
                new Constraint.None(),
                true,
                trainingMode);
    }

    @Override
    public List<Port> inputs() {
        List<Port> ports = new ArrayList<>(List.of(new Port("x", false), new Port("scale", true), new Port("b", true)));
        if (!trainingMode) {
            ports.addAll(List.of(new Port("mean", true), new Port("var", true)));
        }
        return ports;
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        if (inputs.size() % 2 == 0) {
            return Optional.of(
                    ShapeCheck.mismatch(inputs().get(inputs.size()).name(), x, Message.of("rule.normalization-ports")));
        }
        return x.shape().rank() > 1 && x.shape().axis(axis).isEmpty()
                ? Optional.of(ShapeChecks.noSuchAxis(x, axis))
                : channelProblem(inputs(), inputs, x.shape().axis(axis).orElse(1), 2);
    }

    @Override
    public Term result(List<Term> inputs) {
        return results(inputs, Mode.INFERENCE).getFirst();
    }

    @Override
    public List<Term> results(List<Term> inputs, Mode mode) {
        Term x = inputs.getFirst();
        boolean learns = mode == Mode.TRAINING && trainable && inputs.size() < 5;
        Term normalized = trainingMode || learns ? byBatch(x, inputs.size() < 5) : byMoments(x, inputs);
        Shape channels = Shape.of(channels(x));
        boolean isWired = inputs.size() >= 3;
        Term y = normalized;
        if (isWired || scale) {
            y = y.times(spread(
                    isWired
                            ? inputs.get(1)
                            : own(
                                    "gamma",
                                    new Parameter(
                                            channels, gammaInitializer, trainable, gammaRegularizer, gammaConstraint),
                                    x),
                    x));
        }
        if (isWired || center) {
            y = y.plus(spread(
                    isWired
                            ? inputs.get(2)
                            : own(
                                    "beta",
                                    new Parameter(
                                            channels, betaInitializer, trainable, betaRegularizer, betaConstraint),
                                    x),
                    x));
        }
        return List.of(y);
    }

    /// By the mean and the variance of the batch, which the running ones go a step towards.
    private Term byBatch(Term x, boolean remembers) {
        int at = x.shape().axis(axis).orElseThrow();
        List<Integer> axes = IntStream.range(0, x.shape().rank())
                .filter(each -> each != at)
                .boxed()
                .toList();
        Term mean = x.apply(new ReduceMean(axes, true));
        Term distance = x.minus(mean);
        Term variance = distance.squared().apply(new ReduceMean(axes, true));
        if (remembers && !trainingMode) {
            remember(state(x, "moving_mean", movingMeanInitializer), mean);
            remember(state(x, "moving_variance", movingVarianceInitializer), variance);
        }
        return distance.over(variance.plus(epsilon).sqrt());
    }

    private void remember(Term state, Term seen) {
        Term next = state.times(momentum).plus(seen.reshaped(state.shape()).times(1 - momentum));
        state.apply(new Assign(), next);
    }

    /// By a mean and a variance that are wired, or that it remembers.
    private Term byMoments(Term x, List<Term> inputs) {
        boolean isWired = inputs.size() == 5;
        Term mean = isWired ? inputs.get(3) : state(x, "moving_mean", movingMeanInitializer);
        Term variance = isWired ? inputs.get(4) : state(x, "moving_variance", movingVarianceInitializer);
        return x.minus(spread(mean, x)).over(spread(variance, x).plus(epsilon).sqrt());
    }

    private Term state(Term x, String name, Initializer initializer) {
        return new Term(x.builder(), x.builder().add(name, new State(Shape.of(channels(x)), initializer)));
    }

    private Dimension channels(Term x) {
        return x.shape().get(x.shape().axis(axis).orElseThrow());
    }

    /// One number a channel, ready to broadcast over the other axes.
    private Term spread(Term channels, Term x) {
        return spread(channels, x.shape().rank(), x.shape().axis(axis).orElseThrow());
    }

    /// Applies a scale and a bias a channel.
    static Term scaled(Term x, Term scale, Term bias) {
        int rank = x.shape().rank();
        return x.times(spread(scale, rank, 1)).plus(spread(bias, rank, 1));
    }

    /// One number a channel, ready to broadcast over the axes behind it.
    static Term spread(Term channels, int rank, int axis) {
        return channels.reshaped(Conv.channel(channels.shape().get(0).size(), rank - 1 - axis));
    }

    /// Why inputs don't fit an image and vectors with one number a channel, if they don't.
    static Optional<ShapeCheck> channelProblem(List<Port> ports, List<ValueType> inputs, int axis, int leastRank) {
        ValueType x = inputs.getFirst();
        if (x.shape().rank() < leastRank || !x.shape().get(axis).isFixed()) {
            return Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.channels")));
        }
        for (int i = 1; i < inputs.size(); i++) {
            if (!inputs.get(i).shape().equals(Shape.of(x.shape().get(axis)))) {
                return Optional.of(ShapeCheck.mismatch(ports.get(i).name(), x, inputs.get(i), "rule.per-channel"));
            }
        }
        return ShapeChecks.real("x", x);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = scale · x̂ + b, x̂ = (x − μ) / √(v + ε), μ = E[x], v = E[(x − μ)²]",
                "∂L/∂x = (g − E[g] − x̂ · E[g · x̂]) / √(v + ε), g = scale · ∂L/∂y; ∂L/∂scale = Σ "
                        + "∂L/∂y · x̂; ∂L/∂b = Σ ∂L/∂y",
                new Facts.Example("batch_normalization([[1], [3]], [2], [1], training_mode=true)", "[[-1], [3]]"));
    }
}
