package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.ConvTranspose;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Filters painted onto a larger image: every number of an image `[N, C, height, width]` paints the filters, times
/// itself, and the paintings add up.
///
/// @param filters how many channels the result has
/// @param kernelSize the filters' lengths
/// @param strides how far apart neighbours are painted
/// @param padding `valid` keeps all that is painted; `same` cuts the edges off until the result is the image's size
///     times the strides
/// @param outputPadding how much longer the result is behind each axis; empty makes it as long as the padding says
/// @param dilationRate the distance between the filters' elements
/// @param activation what it applies to its sums
/// @param useBias whether each unit adds a number of its own
/// @param kernelInitializer where the kernel `[height, width, filters, C]` begins
/// @param biasInitializer where the biases `[filters]` begin
/// @param kernelRegularizer what a large kernel costs
/// @param biasRegularizer what large biases cost
/// @param activityRegularizer what large outputs cost, as a mean over the examples
/// @param kernelConstraint what the kernel must keep
/// @param biasConstraint what the biases must keep
/// @param trainable whether training may change them
public record Conv2DTranspose(
        int filters,
        List<Integer> kernelSize,
        List<Integer> strides,
        Padding padding,
        @Usually("[]") List<Integer> outputPadding,
        @Usually("[1, 1]") List<Integer> dilationRate,
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
        implements WeightedLayer {
    public Conv2DTranspose {
        Attributes.require(filters > 0, "filters", filters, "rule.positive");
        kernelSize = Sliding.each("kernel_size", kernelSize, 2);
        strides = Sliding.each("strides", strides, 2);
        dilationRate = Sliding.each("dilation_rate", dilationRate, 2);
        outputPadding = outputPadding.size() == 1
                ? Collections.nCopies(2, outputPadding.getFirst())
                : List.copyOf(outputPadding);
        boolean isShort = outputPadding.isEmpty() || outputPadding.size() == 2;
        for (int axis = 0; isShort && axis < outputPadding.size(); axis++) {
            isShort = outputPadding.get(axis) >= 0 && outputPadding.get(axis) < strides.get(axis);
        }
        Attributes.require(isShort, "output_padding", outputPadding, "rule.less-than-strides");
    }

    /// A layer with Keras's defaults for everything else.
    public Conv2DTranspose(
            int filters, List<Integer> kernelSize, List<Integer> strides, Padding padding, Activation activation) {
        this(
                filters,
                kernelSize,
                strides,
                padding,
                List.of(),
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

    private Sliding sliding() {
        return new Sliding(kernelSize, strides, padding, dilationRate);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return sliding().problem(inputs.getFirst());
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        int channels = x.shape().get(1).size();
        Term kernel = kernel(x, Shape.of(kernelSize.get(0), kernelSize.get(1), filters, channels))
                .apply(sliding().unitsFirst());
        return finished(sums(operator(), x, kernel, filters));
    }

    /// Cuts or adds what the painting differs from the length that the padding says: `length · stride`, or more for a
    /// filter that reaches beyond its stride and is kept whole.
    private ConvTranspose operator() {
        List<Integer> before = new ArrayList<>();
        List<Integer> behind = new ArrayList<>();
        List<Integer> added = new ArrayList<>();
        for (int axis = 0; axis < 2; axis++) {
            int excess = sliding().reach(axis) - strides.get(axis);
            boolean isStated = !outputPadding.isEmpty();
            int cut = 0;
            if (padding == Padding.SAME) {
                cut = isStated ? 2 * (sliding().reach(axis) / 2) : Math.max(0, excess);
            }
            before.add(cut / 2);
            behind.add(cut - cut / 2);
            added.add(isStated ? outputPadding.get(axis) : Math.max(0, -excess));
        }
        before.addAll(behind);
        return new ConvTranspose(kernelSize, strides, before, dilationRate, 1, added);
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "y[o, q] = activation(Σ_{c,p,k} [q = s · p + d · k − pad] · kernel[k, o, c] · x[c, p] + bias[o])");
    }
}
