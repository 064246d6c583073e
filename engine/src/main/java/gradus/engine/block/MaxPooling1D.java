package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.operation.Compound;
import gradus.engine.operation.MaxPool;
import java.util.List;

/// The largest number of every window of a row `[N, C, length]`.
///
/// @param poolSize the window's lengths
/// @param strides how far it moves; empty means as far as it is long
/// @param padding what it does at the edges; what is outside never wins
public record MaxPooling1D(List<Integer> poolSize, List<Integer> strides, Padding padding) implements Pooling {
    public MaxPooling1D {
        poolSize = Sliding.each("pool_size", poolSize, 1);
        strides = Pooling.strides(strides, poolSize);
    }

    @Override
    public Compound operator(List<Integer> pads) {
        return new MaxPool(poolSize, strides, pads, List.of(), false);
    }

    @Override
    public Facts facts() {
        return Facts.block("y[c, p] = maxₖ x[c, s · p + k − pad]");
    }
}
