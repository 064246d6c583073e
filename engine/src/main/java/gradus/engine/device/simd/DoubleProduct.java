package gradus.engine.device.simd;

/// A product of two float64 matrices, planned once for its [size][ProductSize]. C never overlaps A or B; the three may
/// lie in one array.
interface DoubleProduct extends MatrixProduct {

    /// What is done before the parts, for all of them: again whenever A or B changed.
    ///
    /// @param aAt the index in `a` of A's first element; likewise `bAt`
    default void begin(double[] a, int aAt, double[] b, int bAt) {}

    /// Computes one part of C.
    ///
    /// @param part from 0 to `parts() - 1`
    /// @param aAt the index in `a` of A's first element; likewise `bAt` and `cAt`
    void run(int part, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt);
}
