package gradus.engine.device.simd;

/// A computation from one array of float32 to another, planned once for its shapes. It allocates nothing when it runs,
/// and runs on one thread at a time.
interface FloatKernel {

    /// Computes.
    ///
    /// @param xAt where the input starts in `x`
    /// @param yAt where the output starts in `y`
    void run(float[] x, int xAt, float[] y, int yAt);
}
