package gradus.engine.differentiate;

import static gradus.engine.differentiate.Sample.CUBE;
import static gradus.engine.differentiate.Sample.IMAGE;
import static gradus.engine.differentiate.Sample.MATRIX;

import gradus.engine.block.*;
import gradus.engine.graph.Attributes;
import gradus.engine.operation.BatchNormalization;
import gradus.engine.operation.GroupNormalization;
import gradus.engine.operation.LayerNormalization;
import gradus.engine.operation.RMSNormalization;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The layers.
final class LayerSamples {

    private LayerSamples() {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        samples.add(Sample.of(new Dense(3, Activation.TANH), Shape.of(2, 4)));
        samples.add(Sample.of(new ActivationLayer(Activation.SIGMOID), MATRIX));
        addConvolutions(samples);
        addPools(samples);
        addShapes(samples);
        addNormalizations(samples);
        for (int inputs : List.of(2, 3)) {
            Shape[] shapes = inputs == 2 ? new Shape[] {MATRIX, MATRIX} : new Shape[] {MATRIX, Shape.of(3, 1), MATRIX};
            samples.add(Sample.of(new Multiply(inputs), shapes));
            samples.add(Sample.of(new Average(inputs), shapes));
            samples.add(Sample.of(new Maximum(inputs), shapes));
            samples.add(Sample.of(new Minimum(inputs), shapes));
        }
        samples.add(Sample.of(new Subtract(), MATRIX, MATRIX));
        samples.add(Sample.of(new Concatenate(1, 3), CUBE, Shape.of(2, 1, 4), CUBE));
        samples.add(Sample.of(new Dot(List.of(1), false), MATRIX, MATRIX));
        samples.add(Sample.of(new Dot(List.of(1), true), MATRIX, MATRIX));
        samples.add(Sample.of(new Dot(List.of(-1, 1), false), CUBE, Shape.of(2, 4, 2)));
        samples.add(Sample.of(new Dot(List.of(1, 2), true), CUBE, Shape.of(2, 5, 3)));
        samples.add(Sample.of(new MultiHeadAttention(2, 3), CUBE));
        samples.add(Sample.of(new MultiHeadAttention(1, 2), CUBE, Shape.of(2, 4, 3)));
        samples.add(Sample.of(attentionWithDropout(), CUBE, Shape.of(2, 5, 3), Shape.of(2, 5, 2)));
        samples.add(Sample.of(new Dropout(0.3), MATRIX));
        samples.add(Sample.of(new GaussianNoise(0.3), MATRIX));
        samples.add(Sample.of(new GaussianDropout(0.3), MATRIX));
        return samples;
    }

    private static void addConvolutions(List<Sample> samples) {
        Shape row = Shape.of(2, 4, 7);
        List<Integer> one = List.of(1);
        List<Integer> two = List.of(2);
        samples.add(Sample.of(new Conv1D(3, List.of(3), two, Padding.SAME, Activation.TANH), row));
        samples.add(Sample.of(new Conv1D(3, List.of(3), one, Padding.VALID, Activation.LINEAR), row));
        samples.add(Sample.of(new Conv2D(3, List.of(2, 3), one, Padding.SAME, Activation.TANH), IMAGE));
        samples.add(Sample.of(new Conv2D(2, List.of(3), two, Padding.SAME, Activation.LINEAR), IMAGE));
        samples.add(Sample.of(grouped(), IMAGE));
        samples.add(Sample.of(new Conv2DTranspose(3, List.of(3), two, Padding.SAME, Activation.TANH), IMAGE));
        samples.add(Sample.of(new Conv2DTranspose(3, two, List.of(3, 1), Padding.VALID, Activation.LINEAR), IMAGE));
        samples.add(Sample.of(new DepthwiseConv2D(List.of(3, 2), two, Padding.SAME, 2, Activation.TANH), IMAGE));
        samples.add(Sample.of(new SeparableConv2D(3, List.of(2), one, Padding.VALID, 2, Activation.TANH), IMAGE));
    }

    /// Two groups of channels, and filters with gaps.
    static Conv2D grouped() {
        Conv2D plain = new Conv2D(4, List.of(2), List.of(1), Padding.VALID, Activation.LINEAR);
        return Attributes.with(plain, Map.of("groups", 2, "dilation_rate", List.of(2, 1), "use_bias", false));
    }

    private static MultiHeadAttention attentionWithDropout() {
        return Attributes.with(new MultiHeadAttention(2, 2), Map.of("value_dim", 3, "dropout", 0.3, "use_bias", false));
    }

    private static void addPools(List<Sample> samples) {
        Shape row = Shape.of(2, 3, 7);
        List<Integer> two = List.of(2);
        List<Integer> none = List.of();
        samples.add(Sample.of(new MaxPooling1D(two, none, Padding.SAME), row));
        samples.add(Sample.of(new MaxPooling2D(two, none, Padding.VALID), IMAGE));
        samples.add(Sample.of(new MaxPooling2D(List.of(3), two, Padding.SAME), IMAGE));
        samples.add(Sample.of(new AveragePooling1D(two, none, Padding.SAME), row));
        samples.add(Sample.of(new AveragePooling2D(List.of(2, 3), List.of(1), Padding.SAME), IMAGE));
        for (boolean keepdims : List.of(true, false)) {
            samples.add(Sample.of(new GlobalAveragePooling1D(keepdims), row));
            samples.add(Sample.of(new GlobalAveragePooling2D(keepdims), IMAGE));
            samples.add(Sample.of(new GlobalMaxPooling1D(keepdims), row));
            samples.add(Sample.of(new GlobalMaxPooling2D(keepdims), IMAGE));
        }
    }

    private static void addShapes(List<Sample> samples) {
        samples.add(Sample.of(new Permute(List.of(2, 1)), CUBE));
        samples.add(Sample.of(new Permute(List.of(3, 1, 2)), IMAGE));
        samples.add(Sample.of(new UpSampling2D(List.of(2, 3), UpSampling2D.Interpolation.NEAREST), IMAGE));
        samples.add(Sample.of(new UpSampling2D(List.of(2), UpSampling2D.Interpolation.BILINEAR), IMAGE));
        samples.add(Sample.of(new ZeroPadding2D(List.of(1, 2)), IMAGE));
        samples.add(Sample.of(new ZeroPadding2D(List.of(0, 1, 2, 0)), IMAGE));
        samples.add(Sample.of(new Cropping2D(List.of(1)), IMAGE));
        samples.add(Sample.of(new Cropping2D(List.of(0, 1, 2, 0)), IMAGE));
        samples.add(
                Sample.of(new Embedding(5, 3)).with(0, Tensor.of(ElementType.INT32, Shape.of(2, 3), 0, 4, 1, 1, 2, 4)));
    }

    /// With weights of their own; with wired ones they are among the operators.
    private static void addNormalizations(List<Sample> samples) {
        samples.add(Sample.of(new BatchNormalization(1e-5, false), IMAGE));
        samples.add(Sample.of(new BatchNormalization(1e-5, true), MATRIX));
        samples.add(Sample.of(new LayerNormalization(-1, 1e-5), MATRIX));
        samples.add(Sample.of(new LayerNormalization(1, 1e-5), CUBE));
        samples.add(Sample.of(new GroupNormalization(2, 1e-5), IMAGE));
        samples.add(Sample.of(new RMSNormalization(-1, 1e-5), CUBE));
    }
}
