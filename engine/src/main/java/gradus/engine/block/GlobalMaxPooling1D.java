package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Usually;
import gradus.engine.operation.ReduceMax;
import java.util.List;

/// The largest number of each channel of a row `[N, C, length]`.
///
/// @param keepdims whether the spatial axes stay with length 1
public record GlobalMaxPooling1D(@Usually("false") boolean keepdims) implements GlobalPooling {
    @Override
    public int axes() {
        return 1;
    }

    @Override
    public Operation operator(List<Integer> spatial) {
        return new ReduceMax(spatial, keepdims);
    }

    @Override
    public Facts facts() {
        return Facts.block("y[c] = maxₚ x[c, p]");
    }
}
