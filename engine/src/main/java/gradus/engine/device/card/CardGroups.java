package gradus.engine.device.card;

import java.util.List;
import java.util.stream.IntStream;

/// Some of the groups of threads that run a kernel: a launch of all of them may take longer than a display can wait.
///
/// @param first of these
/// @param count of these
/// @param all how many the kernel has
/// @param size the threads of a group, at most [CardFacts#largestGroup()]
public record CardGroups(int first, int count, int all, int size) {

    /// All groups of a kernel.
    public static CardGroups all(int count, int size) {
        return new CardGroups(0, count, count, size);
    }

    /// The same in slices that are about as large.
    ///
    /// @param slices how many; there are no more than groups
    List<CardGroups> cut(int slices) {
        int most = Math.clamp(slices, 1, Math.max(1, count));
        return IntStream.range(0, most)
                .mapToObj(slice -> {
                    int from = bound(slice, most);
                    return new CardGroups(first + from, bound(slice + 1, most) - from, all, size);
                })
                .toList();
    }

    private int bound(int slice, int slices) {
        return (int) ((long) count * slice / slices);
    }
}
