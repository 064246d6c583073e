package gradus.engine.device.simd;

/// Computes one tile of C, as its [KernelForm] says, in vector registers. The arrays are all `float[]` or all
/// `double[]`; a stride is the distance of two rows of the stored matrix, in elements.
abstract class Kernel {

    /// @param a the left matrix, the tile's first row at `aAt`
    /// @param b the right matrix, the tile's first column at `bAt`
    /// @param aStride where rows are listed, the index in the list where those of this tile are
    /// @param bStride where rows are listed, the distance between the vectors of a row
    /// @param k how many products are summed
    /// @param tail how many elements of the last vector of a row aren't beyond C's edge
    /// @param adds whether the tile is added to C, else it replaces what C holds
    /// @param list for each product of the sum the distance of what is listed, and where listed rows begin
    abstract void run(
            Object a,
            int aAt,
            int aStride,
            Object b,
            int bAt,
            int bStride,
            Object c,
            int cAt,
            int cStride,
            int k,
            int tail,
            boolean adds,
            int[] list);
}
