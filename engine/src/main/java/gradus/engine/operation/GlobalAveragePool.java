package gradus.engine.operation;

import gradus.engine.graph.Facts;
import java.util.List;

/// The mean of each channel of an image `[N, C, spatial…]`; the spatial axes stay with length 1.
public record GlobalAveragePool() implements GlobalPool {
    @Override
    public Reduction reduction(List<Integer> spatial) {
        return new ReduceMean(spatial, true);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[n, c] = E[x[n, c, …]]",
                "∂y[n, c]/∂x[n, c, i] = 1/K, K = #i",
                new Facts.Example("global_average_pool([[[[1, 2], [3, 6]]]])", "[[[[3]]]]"));
    }
}
