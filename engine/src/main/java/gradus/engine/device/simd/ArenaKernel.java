package gradus.engine.device.simd;

/// Work planned once for fixed lengths and places in an arena, and done many times without allocation. The arena is of
/// the program's precision; both precisions have one plan.
interface ArenaKernel {

    /// Reads and writes an arena in single precision.
    void run(float[] arena);

    /// Reads and writes an arena in double precision.
    void run(double[] arena);

    /// How many parts of it may be done at the same time.
    default int parts() {
        return 1;
    }

    /// Does one part in single precision.
    default void run(float[] arena, int part) {
        run(arena);
    }

    /// Does one part in double precision.
    default void run(double[] arena, int part) {
        run(arena);
    }
}
