package gradus.engine.operation;

import gradus.engine.graph.Facts;
import java.util.List;

/// The largest number of each channel of an image `[N, C, spatial…]`; the spatial axes stay with length 1.
public record GlobalMaxPool() implements GlobalPool {
    @Override
    public Reduction reduction(List<Integer> spatial) {
        return new ReduceMax(spatial, true);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[n, c] = max x[n, c, …]",
                "∂y[n, c]/∂x[n, c, i] = [x[n, c, i] = y[n, c]] / #{j : x[n, c, j] = y[n, c]}",
                new Facts.Example("global_max_pool([[[[1, 2], [3, 6]]]])", "[[[[6]]]]"));
    }
}
