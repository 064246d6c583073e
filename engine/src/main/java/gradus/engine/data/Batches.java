package gradus.engine.data;

import gradus.engine.graph.Attributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// In which portions the training rows are gone through, epoch by epoch.
///
/// @param rows how many rows there are
/// @param size rows in a batch; the last one of an epoch may be smaller
/// @param shuffled whether each epoch has an order of its own, which depends on seed and epoch only
public record Batches(int rows, int size, boolean shuffled, long seed) {

    public Batches {
        Attributes.require(size > 0, "batch_size", size, "rule.positive");
    }

    /// The number of batches in an epoch.
    public int count() {
        return (rows + size - 1) / size;
    }

    /// The positions of the rows, batch by batch; each row is in exactly one batch.
    ///
    /// @param number of the epoch, from 1
    public List<int[]> epoch(int number) {
        int[] order = shuffled
                ? Shuffle.order(rows, seed, number)
                : IntStream.range(0, rows).toArray();
        List<int[]> batches = new ArrayList<>(count());
        for (int start = 0; start < rows; start += size) {
            batches.add(Arrays.copyOfRange(order, start, Math.min(rows, start + size)));
        }
        return batches;
    }
}
