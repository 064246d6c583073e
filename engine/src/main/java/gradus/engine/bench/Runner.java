package gradus.engine.bench;

/// A side of the benchmark: something that can time workloads, here or in another process.
public interface Runner extends AutoCloseable {

    /// Who it is: `gradus`, `pytorch`.
    String name();

    /// Runs a workload so many times and gives the mean time of one.
    ///
    /// @throws gradus.engine.graph.GradusException when it can't
    Timing time(String workload, int repeats);

    @Override
    void close();
}
