package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Conv;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Filters that slide over each channel of an image `[N, C, height, width]` by itself, then a mixture of the channels
/// at every place (Chollet 2017).
///
/// @param filters how many mixtures there are
/// @param kernelSize the filters' lengths
/// @param strides how far they move
/// @param padding what they do at the edges
/// @param depthMultiplier how many filters each channel has
/// @param dilationRate the distance between their elements
/// @param activation what it applies to its sums
/// @param useBias whether each filter adds a number of its own
/// @param depthwiseInitializer where the kernel of the channels, `[height, width, C, depth_multiplier]`, begins
/// @param pointwiseInitializer where the kernel that mixes them, `[1, 1, C · depth_multiplier, filters]`, begins
/// @param biasInitializer where the biases `[filters]` begin
/// @param depthwiseRegularizer what a large kernel of the channels costs
/// @param pointwiseRegularizer what a large mixing kernel costs
/// @param biasRegularizer what large biases cost
/// @param activityRegularizer what large outputs cost, as a mean over the examples
/// @param depthwiseConstraint what the kernel of the channels must keep
/// @param pointwiseConstraint what the mixing kernel must keep
/// @param biasConstraint what the biases must keep
/// @param trainable whether training may change them
public record SeparableConv2D(
        int filters,
        List<Integer> kernelSize,
        List<Integer> strides,
        Padding padding,
        int depthMultiplier,
        @Usually("[1, 1]") List<Integer> dilationRate,
        Activation activation,
        @Usually("true") boolean useBias,
        Initializer depthwiseInitializer,
        Initializer pointwiseInitializer,
        @Usually("zeros") Initializer biasInitializer,
        @Usually("none") Regularizer depthwiseRegularizer,
        @Usually("none") Regularizer pointwiseRegularizer,
        @Usually("none") Regularizer biasRegularizer,
        @Usually("none") Regularizer activityRegularizer,
        @Usually("none") Constraint depthwiseConstraint,
        @Usually("none") Constraint pointwiseConstraint,
        @Usually("none") Constraint biasConstraint,
        @Usually("true") boolean trainable)
        implements Layer, Compound {
    public SeparableConv2D {
        Attributes.require(filters > 0, "filters", filters, "rule.positive");
        kernelSize = Sliding.each("kernel_size", kernelSize, 2);
        strides = Sliding.each("strides", strides, 2);
        dilationRate = Sliding.each("dilation_rate", dilationRate, 2);
        Attributes.require(depthMultiplier > 0, "depth_multiplier", depthMultiplier, "rule.positive");
    }

    /// A layer with Keras's defaults for everything else.
    public SeparableConv2D(
            int filters,
            List<Integer> kernelSize,
            List<Integer> strides,
            Padding padding,
            int depthMultiplier,
            Activation activation) {
        this(
                filters,
                kernelSize,
                strides,
                padding,
                depthMultiplier,
                List.of(1, 1),
                activation,
                true,
                new Initializer.GlorotUniform(),
                new Initializer.GlorotUniform(),
                new Initializer.Zeros(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Constraint.None(),
                new Constraint.None(),
                new Constraint.None(),
                true);
    }

    private Sliding sliding() {
        return new Sliding(kernelSize, strides, padding, dilationRate);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return DepthwiseConv2D.problem(inputs.getFirst(), sliding(), depthMultiplier);
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        int channels = x.shape().get(1).size();
        int between = channels * depthMultiplier;
        Term depthwise = Layer.weights(
                x,
                "depthwise_kernel",
                new Parameter(
                        Shape.of(kernelSize.get(0), kernelSize.get(1), channels, depthMultiplier),
                        depthwiseInitializer,
                        trainable,
                        depthwiseRegularizer,
                        depthwiseConstraint));
        Term pointwise = Layer.weights(
                x,
                "pointwise_kernel",
                new Parameter(
                        Shape.of(1, 1, between, filters),
                        pointwiseInitializer,
                        trainable,
                        pointwiseRegularizer,
                        pointwiseConstraint));
        Term filtered = x.apply(DepthwiseConv2D.operator(sliding(), x.shape()), DepthwiseConv2D.unitsFirst(depthwise));
        Conv mixing = new Conv(List.of(1, 1), List.of(), List.of(), List.of(), 1);
        Term kernel = pointwise.apply(sliding().unitsFirst());
        Term sums = useBias
                ? filtered.apply(
                        mixing,
                        kernel,
                        Layer.weights(
                                x,
                                "bias",
                                new Parameter(
                                        Shape.of(filters),
                                        biasInitializer,
                                        trainable,
                                        biasRegularizer,
                                        biasConstraint)))
                : filtered.apply(mixing, kernel);
        return Layer.regularized(activation.apply(sums), activityRegularizer);
    }

    @Override
    public Facts facts() {
        return Facts.block("y[o, p] = activation(Σ_{c,j} pointwise[m · c + j, o] · "
                + "Σₖ depthwise[k, c, j] · x[c, s · p + d · k − pad] + bias[o])");
    }
}
