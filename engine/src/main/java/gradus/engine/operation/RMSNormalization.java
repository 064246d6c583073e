package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Divides every example by the root mean square over its last axes, then applies a `scale` that stretches to the
/// input (Zhang and Sennrich 2019).
///
/// Without anything wired to `scale` it has a `gamma` of its own.
///
/// @param axis the first axis that is normalised over; a negative one counts from the end
/// @param epsilon added to the mean square, so that the division is safe
/// @param gammaInitializer where gamma begins
/// @param gammaRegularizer what a large gamma costs
/// @param gammaConstraint what gamma must keep
/// @param trainable whether training changes it
public record RMSNormalization(
        int axis,
        double epsilon,
        @Usually("ones") Initializer gammaInitializer,
        @Usually("none") Regularizer gammaRegularizer,
        @Usually("none") Constraint gammaConstraint,
        @Usually("true") boolean trainable)
        implements Normalization {
    public RMSNormalization {
        Attributes.require(epsilon > 0, "epsilon", epsilon, "rule.positive");
    }

    /// With Keras's defaults for everything else.
    public RMSNormalization(int axis, double epsilon) {
        this(axis, epsilon, new Initializer.Ones(), new Regularizer.None(), new Constraint.None(), true);
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("x", false), new Port("scale", true));
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        if (x.shape().axis(axis).isEmpty()) {
            return Optional.of(ShapeChecks.noSuchAxis(x, axis));
        }
        if (inputs.size() == 1) {
            return LayerNormalization.ownWeights(x.shape(), x.shape().axis(axis).orElseThrow())
                    ? ShapeChecks.real("x", x)
                    : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.fixed-axes")));
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
        Shape shape = new Shape(x.shape().dimensions().subList(first, x.shape().rank()));
        Term gamma = inputs.size() > 1
                ? inputs.get(1)
                : own("gamma", new Parameter(shape, gammaInitializer, trainable, gammaRegularizer, gammaConstraint), x);
        return x.over(meanSquare.plus(epsilon).sqrt()).times(gamma);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = x/√(E[x²] + ε) · scale",
                "∂L/∂x = (g − n · E[g · n])/√(E[x²] + ε) where g = ∂L/∂y · scale, n = y/scale",
                new Facts.Example("rms_normalization([3, 4], [1, 1])", "[0.8485, 1.131]"));
    }
}
