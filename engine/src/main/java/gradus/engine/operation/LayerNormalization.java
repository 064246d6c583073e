package gradus.engine.operation;

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
import java.util.stream.IntStream;

/// Normalises every example over its last axes, then applies `scale` and `bias` of those axes' shape (Ba et al.
/// 2016).
///
/// Without anything wired to `scale` and `b` it has a `gamma` and a `beta` of its own.
///
/// @param axis the first axis that is normalised over; a negative one counts from the end
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
public record LayerNormalization(
        int axis,
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
    public LayerNormalization {
        Attributes.require(epsilon > 0, "epsilon", epsilon, "rule.positive");
    }

    /// With Keras's defaults for everything else.
    public LayerNormalization(int axis, double epsilon) {
        this(
                axis,
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
        return List.of(new Port("x", false), new Port("scale", true), new Port("b", true));
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        Optional<Integer> first = x.shape().axis(axis);
        if (first.isEmpty()) {
            return Optional.of(ShapeChecks.noSuchAxis(x, axis));
        }
        if (inputs.size() == 1 && !ownWeights(x.shape(), first.get())) {
            return Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.fixed-axes")));
        }
        Shape normalized =
                new Shape(x.shape().dimensions().subList(first.get(), x.shape().rank()));
        for (int i = 1; i < inputs.size(); i++) {
            if (!inputs.get(i).shape().equals(normalized)) {
                return Optional.of(ShapeCheck.mismatch(
                        inputs().get(i).name(), x.withShape(normalized), inputs.get(i), "rule.same"));
            }
        }
        return ShapeChecks.real("x", x);
    }

    /// Whether weights can have the shape of the axes from one on.
    static boolean ownWeights(Shape shape, int first) {
        return shape.dimensions().subList(first, shape.rank()).stream().allMatch(Dimension::isFixed);
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        int first = x.shape().axis(axis).orElseThrow();
        List<Integer> axes = IntStream.range(first, x.shape().rank()).boxed().toList();
        Term y = normalized(x, axes);
        if (inputs.size() > 1) {
            Term scaled = y.times(inputs.get(1));
            return inputs.size() < 3 ? scaled : scaled.plus(inputs.get(2));
        }
        Shape shape = new Shape(x.shape().dimensions().subList(first, x.shape().rank()));
        if (scale) {
            y = y.times(own(
                    "gamma", new Parameter(shape, gammaInitializer, trainable, gammaRegularizer, gammaConstraint), x));
        }
        return center
                ? y.plus(own(
                        "beta", new Parameter(shape, betaInitializer, trainable, betaRegularizer, betaConstraint), x))
                : y;
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
