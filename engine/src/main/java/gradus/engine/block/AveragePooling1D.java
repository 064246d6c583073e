package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.AveragePool;
import gradus.engine.operation.Compound;
import java.util.List;

/// The mean of every window of a row `[N, C, length]`.
///
/// @param poolSize the window's lengths
/// @param strides how far it moves; empty means as far as it is long
/// @param padding what it does at the edges; what is outside does not count
public record AveragePooling1D(List<Integer> poolSize, List<Integer> strides, Padding padding) implements Pooling {
    public AveragePooling1D {
        poolSize = Sliding.each("pool_size", poolSize, 1);
        strides = Pooling.strides(strides, poolSize);
    }

    @Override
    public Compound operator(List<Integer> pads) {
        return new AveragePool(poolSize, strides, pads, false, false);
    }

    @Override
    public Facts facts() {
        return Facts.block("y[c, p] = E[x[c, s · p + k − pad]], E over the k inside of the image");
    }
}
