package gradus.engine.device.simd;

/// One instruction at its place in memory, ready to run again and again.
interface PlanStep {

    /// How many parts of the work may be done at the same time. It depends on the lengths alone, so that results do not
    /// depend on what does them.
    default int parts() {
        return 1;
    }

    /// What has to be done before the parts.
    default void begin() {}

    /// Does one part of the work.
    ///
    /// @param part from 0 to `parts() - 1`
    void run(int part);

    /// What is left to do when all parts are done.
    default void finish() {}

    /// Does all of the work, part by part.
    default void run() {
        begin();
        int parts = parts();
        for (int part = 0; part < parts; part++) {
            run(part);
        }
        finish();
    }

    /// Whether there is a kernel over vectors for it, which has to get warm.
    default boolean hasVectors() {
        return false;
    }
}
