package gradus.engine.train;

/// Measures the time that a run computes, without that in which it tells and rests.
final class Stopwatch {
    private long spent;
    private long since = System.nanoTime();

    /// Does something that does not count.
    void aside(Runnable other) {
        spent += System.nanoTime() - since;
        other.run();
        since = System.nanoTime();
    }

    /// The time up to now.
    double seconds() {
        return (spent + System.nanoTime() - since) / 1e9;
    }
}
