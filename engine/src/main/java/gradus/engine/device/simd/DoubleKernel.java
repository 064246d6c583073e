package gradus.engine.device.simd;

/// A computation from one array of float64 to another, planned once for its shapes. It allocates nothing when it runs,
/// and runs on one thread at a time.
interface DoubleKernel {

    /// Computes.
    ///
    /// @param xAt where the input starts in `x`
    /// @param yAt where the output starts in `y`
    void run(double[] x, int xAt, double[] y, int yAt);
}
