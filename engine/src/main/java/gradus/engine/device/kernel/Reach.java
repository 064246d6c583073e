package gradus.engine.device.kernel;

import java.util.List;

/// What of the memory a call reads and writes. Calls that don't touch what the other writes may change places, or go at
/// the same time.
record Reach(List<Range> reads, List<Range> writes) {

    /// Elements from one on, to before another.
    record Range(int from, int to) {

        boolean meets(Range other) {
            return from < other.to && other.from < to;
        }
    }

    /// A call that may touch anything.
    static final Reach ALL = new Reach(List.of(), List.of(new Range(0, Integer.MAX_VALUE)));

    Reach {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    /// Whether the order of both matters.
    boolean meets(Reach other) {
        return meet(writes, other.writes) || meet(writes, other.reads) || meet(reads, other.writes);
    }

    private static boolean meet(List<Range> some, List<Range> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(one::meets));
    }
}
