package gradus.engine.device.simd;

/// Work planned once for fixed lengths and places in an arena, and done many times without allocation. The arena is of
/// the program's precision; both precisions have one plan.
interface ArenaKernel {

    /// Reads and writes an arena in single precision.
    void run(float[] arena);

    /// Reads and writes an arena in double precision.
    void run(double[] arena);
}
