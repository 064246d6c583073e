package gradus.engine.program;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Numbers side by side, of which runs are taken and given back. As long as it must be.
final class Stretch {

    /// Places begin at multiples of this: a line of the cache holds so many.
    private static final int ALIGNMENT = 16;

    private record Gap(long size, long at) {}

    /// The free runs: where they begin, with how many numbers they have.
    private final TreeMap<Long, Long> free = new TreeMap<>();
    private final TreeSet<Gap> bySize =
            new TreeSet<>(Comparator.comparingLong(Gap::size).thenComparingLong(Gap::at));
    private long high;

    /// How many numbers there are.
    long high() {
        return high;
    }

    /// Takes some: from the smallest gap that is large enough, else at the end.
    ///
    /// @return where they begin
    long take(long count) {
        long size = size(count);
        Gap best = bySize.ceiling(new Gap(size, 0));
        if (best == null) {
            long at = high;
            high += size;
            return at;
        }
        close(best.at());
        if (best.size() > size) {
            open(best.at() + size, best.size() - size);
        }
        return best.at();
    }

    /// Gives back what was taken.
    void give(long at, long count) {
        long start = at;
        long size = size(count);
        Map.Entry<Long, Long> before = free.lowerEntry(at);
        if (before != null && before.getKey() + before.getValue() == at) {
            start = before.getKey();
            size += close(start);
        }
        size += close(at + size(count));
        open(start, size);
    }

    private void open(long at, long size) {
        free.put(at, size);
        bySize.add(new Gap(size, at));
    }

    /// The size of the gap that was there; 0 where none was.
    private long close(long at) {
        Long size = free.remove(at);
        if (size == null) {
            return 0;
        }
        bySize.remove(new Gap(size, at));
        return size;
    }

    /// How much room some numbers take.
    static long size(long count) {
        return Math.max(1, Math.ceilDiv(count, ALIGNMENT)) * ALIGNMENT;
    }
}
