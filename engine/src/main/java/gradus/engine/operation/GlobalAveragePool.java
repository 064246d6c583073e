package gradus.engine.operation;

import java.util.List;

/// The mean of each channel of an image `[N, C, spatial…]`; the spatial axes stay with length 1.
public record GlobalAveragePool() implements GlobalPool {
    @Override
    public Reduction reduction(List<Integer> spatial) {
        return new ReduceMean(spatial, true);
    }
}
