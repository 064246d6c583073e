package gradus.engine.block;

import gradus.engine.graph.Operation;
import java.util.List;

/// The standard layers.
final class Layers {

    private Layers() {}

    /// One prototype of each, with Keras's defaults.
    static List<Operation> prototypes() {
        List<Integer> one = List.of(1);
        List<Integer> two = List.of(2);
        List<Integer> three = List.of(3);
        return List.of(
                new Dense(1, Activation.LINEAR),
                new ActivationLayer(Activation.RELU),
                new Conv1D(1, three, one, Padding.VALID, Activation.LINEAR),
                new Conv2D(1, three, one, Padding.VALID, Activation.LINEAR),
                new Conv2DTranspose(1, three, one, Padding.VALID, Activation.LINEAR),
                new DepthwiseConv2D(three, one, Padding.VALID, 1, Activation.LINEAR),
                new SeparableConv2D(1, three, one, Padding.VALID, 1, Activation.LINEAR),
                new MaxPooling1D(two, List.of(), Padding.VALID),
                new MaxPooling2D(two, List.of(), Padding.VALID),
                new AveragePooling1D(two, List.of(), Padding.VALID),
                new AveragePooling2D(two, List.of(), Padding.VALID),
                new GlobalAveragePooling1D(false),
                new GlobalAveragePooling2D(false),
                new GlobalMaxPooling1D(false),
                new GlobalMaxPooling2D(false),
                new Permute(List.of(2, 1)),
                new UpSampling2D(two, UpSampling2D.Interpolation.NEAREST),
                new ZeroPadding2D(one),
                new Cropping2D(one),
                new Dropout(0.5),
                new GaussianNoise(0.1),
                new GaussianDropout(0.5),
                new Embedding(1, 1),
                new MultiHeadAttention(1, 1),
                new SimpleRNN(1, false),
                new LSTM(1, false),
                new GRU(1, false),
                new Bidirectional(new LSTM(1, false), Bidirectional.MergeMode.CONCAT),
                new TimeDistributed(new Dense(1, Activation.LINEAR)),
                new Subtract(),
                new Multiply(2),
                new Average(2),
                new Maximum(2),
                new Minimum(2),
                new Concatenate(-1, 2),
                new Dot(List.of(-1), false));
    }
}
