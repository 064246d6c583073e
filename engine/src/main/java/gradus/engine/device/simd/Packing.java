package gradus.engine.device.simd;

/// How pieces of matrices are laid out afresh so that a [Kernel] reads them in sequence. The arrays are all `float[]`
/// or all `double[]`, as the implementation says.
interface Packing {

    /// New memory for packed matrices.
    Object scratch(int length);

    /// Copies a piece of `rows` × `width` out of a matrix with rows `stride` apart into rows without gaps.
    void copy(Object from, int at, int stride, int rows, int width, Object to, int toAt);

    /// Transposes a piece of `rows` × `columns`, with rows `stride` apart, into `columns` rows of `width` elements,
    /// each filled up with zeros.
    void transpose(Object from, int at, int stride, int rows, int columns, Object to, int toAt, int width);

    /// Puts the transpose of a tile of `rows` × `columns`, with rows `width` apart, into a matrix with rows `stride`
    /// apart, or adds it to what that holds.
    void unpack(Object tile, int width, int rows, int columns, Object to, int at, int stride, boolean adds);
}
