package gradus.engine.operation;

import java.util.List;

/// The largest number of each channel of an image `[N, C, spatial…]`; the spatial axes stay with length 1.
public record GlobalMaxPool() implements GlobalPool {
    @Override
    public Reduction reduction(List<Integer> spatial) {
        return new ReduceMax(spatial, true);
    }
}
