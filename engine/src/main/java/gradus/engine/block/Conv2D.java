package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Usually;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Regularizer;
import java.util.List;

/// Filters that slide over an image `[N, C, height, width]`: each gives one channel of the result.
///
/// @param filters how many there are
/// @param kernelSize their lengths
/// @param strides how far they move
/// @param padding what they do at the edges
/// @param dilationRate the distance between their elements
/// @param groups into how many parts the channels are split, each with filters of its own
/// @param activation what it applies to its sums
/// @param useBias whether each unit adds a number of its own
/// @param kernelInitializer where the kernel `[height, width, C / groups, filters]` begins
/// @param biasInitializer where the biases `[filters]` begin
/// @param kernelRegularizer what a large kernel costs
/// @param biasRegularizer what large biases cost
/// @param activityRegularizer what large outputs cost, as a mean over the examples
/// @param kernelConstraint what the kernel must keep
/// @param biasConstraint what the biases must keep
/// @param trainable whether training may change them
public record Conv2D(
        int filters,
        List<Integer> kernelSize,
        List<Integer> strides,
        Padding padding,
        @Usually("[1, 1]") List<Integer> dilationRate,
        @Usually("1") int groups,
        Activation activation,
        @Usually("true") boolean useBias,
        Initializer kernelInitializer,
        @Usually("zeros") Initializer biasInitializer,
        @Usually("none") Regularizer kernelRegularizer,
        @Usually("none") Regularizer biasRegularizer,
        @Usually("none") Regularizer activityRegularizer,
        @Usually("none") Constraint kernelConstraint,
        @Usually("none") Constraint biasConstraint,
        @Usually("true") boolean trainable)
        implements Convolution {
    public Conv2D {
        Attributes.require(filters > 0, "filters", filters, "rule.positive");
        kernelSize = Sliding.each("kernel_size", kernelSize, 2);
        strides = Sliding.each("strides", strides, 2);
        dilationRate = Sliding.each("dilation_rate", dilationRate, 2);
        Attributes.require(groups > 0, "groups", groups, "rule.positive");
        Attributes.require(filters % groups == 0, "groups", groups, "rule.divides-filters");
    }

    /// A layer with Keras's defaults for everything else.
    public Conv2D(
            int filters, List<Integer> kernelSize, List<Integer> strides, Padding padding, Activation activation) {
        this(
                filters,
                kernelSize,
                strides,
                padding,
                List.of(1, 1),
                1,
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
}
