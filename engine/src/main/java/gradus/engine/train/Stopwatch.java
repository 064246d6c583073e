package gradus.engine.train;

import java.util.function.LongSupplier;

/// Measures the time that a run computes, without that in which it tells and rests.
final class Stopwatch {
    private final LongSupplier nanos;
    private long spent;
    private long since;

    Stopwatch() {
        this(System::nanoTime);
    }

    /// @param nanos the time, in nanoseconds from anywhere on
    Stopwatch(LongSupplier nanos) {
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /// Does something that does not count.
    void aside(Runnable other) {
        spent += nanos.getAsLong() - since;
        other.run();
        since = nanos.getAsLong();
    }

    /// The time up to now.
    double seconds() {
        return (spent + nanos.getAsLong() - since) / 1e9;
    }
}
