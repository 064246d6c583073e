package gradus.engine.device.simd;

/// How work is shared out in parts that may be done at the same time. It depends on the work alone.
final class Parts {

    private static final int MOST = 8;

    private Parts() {}

    /// How many parts some work is cut into: a power of two, so that two and four threads get as much each.
    ///
    /// @param least the work of a part, below which sharing costs more than it brings
    /// @param pieces that can't be cut
    static int count(long work, long least, int pieces) {
        long parts = Long.highestOneBit(Math.clamp(work / least, 1, MOST));
        return (int) Math.min(parts, Math.max(1, pieces));
    }

    /// Where a part starts when pieces are shared out evenly; for the part after the last, their count.
    static int bound(int pieces, int part, int parts) {
        return (int) ((long) pieces * part / parts);
    }
}
