package gradus.engine.device.simd;

/// The size of a matrix product C = op(A) · op(B) of row-major, dense matrices, where op is the matrix itself or its
/// transpose.
///
/// @param m the rows of C
/// @param n the columns of C
/// @param k the numbers of products summed for an element of C
/// @param leftTransposed whether A is stored as `[k, m]`, else it is `[m, k]`
/// @param rightTransposed whether B is stored as `[n, k]`, else it is `[k, n]`
/// @param accumulates whether the product is added to what C holds, else it replaces that
record ProductSize(int m, int n, int k, boolean leftTransposed, boolean rightTransposed, boolean accumulates) {

    /// The size of the transposed product Cᵀ = op(B)ᵀ · op(A)ᵀ over the same memory, with B as the left matrix.
    ProductSize swapped() {
        return new ProductSize(n, m, k, !rightTransposed, !leftTransposed, accumulates);
    }

    /// Whether C has no elements.
    boolean isEmpty() {
        return m == 0 || n == 0;
    }

    /// The number of multiplications.
    long multiplications() {
        return (long) m * n * k;
    }
}
