package gradus.engine.bench;

/// Something of known size that is done again and again and timed.
public interface Workload {

    /// As `gradus bench` takes it: `iris-16`, `softmax`.
    String name();

    /// Does it so many times.
    void run(int repeats);
}
