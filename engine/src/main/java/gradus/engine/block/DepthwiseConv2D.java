package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Conv;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.Term;
import gradus.engine.operation.Transpose;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Filters that slide over one channel each of an image `[N, C, height, width]`: channels are not mixed.
///
/// @param kernelSize the filters' lengths
/// @param strides how far they move
/// @param padding what they do at the edges
/// @param depthMultiplier how many filters each channel has
/// @param dilationRate the distance between their elements
/// @param activation what it applies to its sums
/// @param useBias whether each unit adds a number of its own
/// @param depthwiseInitializer where the kernel `[height, width, C, depth_multiplier]` begins
/// @param biasInitializer where the biases `[C · depth_multiplier]` begin
/// @param depthwiseRegularizer what a large kernel costs
/// @param biasRegularizer what large biases cost
/// @param activityRegularizer what large outputs cost, as a mean over the examples
/// @param depthwiseConstraint what the kernel must keep
/// @param biasConstraint what the biases must keep
/// @param trainable whether training may change them
public record DepthwiseConv2D(
        List<Integer> kernelSize,
        List<Integer> strides,
        Padding padding,
        int depthMultiplier,
        @Usually("[1, 1]") List<Integer> dilationRate,
        Activation activation,
        @Usually("true") boolean useBias,
        Initializer depthwiseInitializer,
        @Usually("zeros") Initializer biasInitializer,
        @Usually("none") Regularizer depthwiseRegularizer,
        @Usually("none") Regularizer biasRegularizer,
        @Usually("none") Regularizer activityRegularizer,
        @Usually("none") Constraint depthwiseConstraint,
        @Usually("none") Constraint biasConstraint,
        @Usually("true") boolean trainable)
        implements WeightedLayer {
    public DepthwiseConv2D {
        kernelSize = Sliding.each("kernel_size", kernelSize, 2);
        strides = Sliding.each("strides", strides, 2);
        dilationRate = Sliding.each("dilation_rate", dilationRate, 2);
        Attributes.require(depthMultiplier > 0, "depth_multiplier", depthMultiplier, "rule.positive");
    }

    /// A layer with Keras's defaults for everything else.
    public DepthwiseConv2D(
            List<Integer> kernelSize,
            List<Integer> strides,
            Padding padding,
            int depthMultiplier,
            Activation activation) {
        this(
                kernelSize,
                strides,
                padding,
                depthMultiplier,
                List.of(1, 1),
                activation,
                true,
                new Initializer.GlorotUniform(),
                new Initializer.Zeros(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Constraint.None(),
                new Constraint.None(),
                true);
    }

    @Override
    public Initializer kernelInitializer() {
        return depthwiseInitializer;
    }

    @Override
    public Regularizer kernelRegularizer() {
        return depthwiseRegularizer;
    }

    @Override
    public Constraint kernelConstraint() {
        return depthwiseConstraint;
    }

    private Sliding sliding() {
        return new Sliding(kernelSize, strides, padding, dilationRate);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return problem(inputs.getFirst(), sliding(), depthMultiplier);
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        int channels = x.shape().get(1).size();
        Term kernel = kernel(x, Shape.of(kernelSize.get(0), kernelSize.get(1), channels, depthMultiplier));
        return finished(sums(operator(sliding(), x.shape()), x, unitsFirst(kernel), channels * depthMultiplier));
    }

    /// Why filters of one channel each can't slide over an image, if they can't.
    static Optional<ShapeCheck> problem(ValueType x, Sliding sliding, int depthMultiplier) {
        return sliding.problem(x).or(() -> {
            int units = x.shape().get(1).size() * depthMultiplier;
            Shape kernel =
                    Shape.of(units, 1, sliding.size().get(0), sliding.size().get(1));
            return operator(sliding, x.shape()).problem(List.of(x, x.withShape(kernel)));
        });
    }

    static Conv operator(Sliding sliding, Shape image) {
        int channels = image.get(1).size();
        return new Conv(sliding.size(), sliding.strides(), sliding.pads(image), sliding.dilations(), channels);
    }

    /// A kernel `[height, width, C, multiplier]` as ONNX has it, `[C · multiplier, 1, height, width]`.
    static Term unitsFirst(Term kernel) {
        Shape shape = kernel.shape();
        int units = shape.get(2).size() * shape.get(3).size();
        return kernel.apply(new Transpose(List.of(2, 3, 0, 1)))
                .reshaped(Shape.of(units, 1, shape.get(0).size(), shape.get(1).size()));
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "y[m · c + j, p] = activation(Σₖ kernel[k, c, j] · x[c, s · p + d · k − pad] + bias[m · c + j])");
    }
}
