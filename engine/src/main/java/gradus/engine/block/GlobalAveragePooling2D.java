package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Usually;
import gradus.engine.operation.ReduceMean;
import java.util.List;

/// The mean of each channel of an image `[N, C, height, width]`.
///
/// @param keepdims whether the spatial axes stay with length 1
public record GlobalAveragePooling2D(@Usually("false") boolean keepdims) implements GlobalPooling {
    @Override
    public int axes() {
        return 2;
    }

    @Override
    public Operation operator(List<Integer> spatial) {
        return new ReduceMean(spatial, keepdims);
    }

    @Override
    public Facts facts() {
        return Facts.block("y[c] = E[x[c, p]]");
    }
}
