package gradus.engine.data;

import gradus.engine.device.CounterRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Random orders of rows. A row's place follows from a random number that depends on the seed, the purpose and the
/// row's own number alone, so an order is the same on every machine and doesn't depend on which order the rows
/// came in.
final class RowOrder {

    private RowOrder() {}

    /// Positions in the given list, in random order.
    ///
    /// @param rows each row's number in the file
    static int[] shuffled(List<Integer> rows, long seed, String purpose) {
        long key = CounterRandom.key(seed, purpose);
        long[] drawn =
                rows.stream().mapToLong(row -> CounterRandom.bits(key, row)).toArray();
        return IntStream.range(0, drawn.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer position) -> drawn[position])
                        .thenComparingInt(position -> position))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
