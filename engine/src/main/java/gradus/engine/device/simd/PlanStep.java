package gradus.engine.device.simd;

/// One instruction at its place in memory, ready to run again and again.
interface PlanStep {

    void run();

    /// Whether there is a kernel over vectors for it, which has to get warm.
    default boolean hasVectors() {
        return false;
    }
}
