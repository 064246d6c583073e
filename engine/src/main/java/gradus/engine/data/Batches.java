package gradus.engine.data;

import gradus.engine.graph.Attributes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// In which portions the training rows are gone through, epoch by epoch.
///
/// @param rows each row's number in the file
/// @param size rows in a batch; the last one of an epoch may be smaller
/// @param shuffled whether each epoch has an order of its own, which depends on seed and epoch only
public record Batches(List<Integer> rows, int size, boolean shuffled, long seed) {

    public Batches {
        rows = List.copyOf(rows);
        Attributes.require(size > 0, "batch_size", size, "rule.positive");
    }

    /// The number of batches in an epoch.
    public int count() {
        return (rows.size() + size - 1) / size;
    }

    /// Positions in the list of rows, batch by batch; each row is in exactly one batch.
    ///
    /// @param number of the epoch, from 1
    public List<int[]> epoch(int number) {
        int[] order = shuffled
                ? RowOrder.shuffled(rows, seed, "epoch " + number)
                : IntStream.range(0, rows.size()).toArray();
        return IntStream.range(0, count())
                .mapToObj(batch -> Arrays.copyOfRange(order, batch * size, Math.min(order.length, (batch + 1) * size)))
                .toList();
    }
}
