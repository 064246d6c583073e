package gradus.engine.device.simd;

/// A float32 product of few and narrow matrices: C has fewer columns than a vector has elements, so that there is
/// little for vectors to do, and nothing where masks are slow. Each sum is one chain of fused multiplications and
/// additions, as in the kernels over vectors: the bits are the same.
final class SmallFloatProduct implements FloatProduct {

    /// Larger products are better off with vectors, even with narrow ones.
    private static final int MOST_MULTIPLICATIONS = 1 << 12;

    private static final int NARROW = 8;

    private final ProductSize size;
    private final int aRow;
    private final int aStep;
    private final int bStep;
    private final int bColumn;

    SmallFloatProduct(ProductSize size) {
        this.size = size;
        aRow = size.leftTransposed() ? 1 : size.k();
        aStep = size.leftTransposed() ? size.m() : 1;
        bStep = size.rightTransposed() ? 1 : size.n();
        bColumn = size.rightTransposed() ? size.k() : 1;
    }

    /// Whether a product is one of these.
    static boolean isFor(ProductSize size, int depth) {
        return size.n() < NARROW
                && size.k() <= depth
                && !size.isEmpty()
                && size.multiplications() <= MOST_MULTIPLICATIONS;
    }

    @Override
    public int parts() {
        return 1;
    }

    @Override
    public void run(int part, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        int row = 0;
        for (; row + 4 <= size.m(); row += 4) {
            fourRows(row, a, aAt, b, bAt, c, cAt);
        }
        if (row > 0 && row < size.m() && !size.accumulates()) {
            // The last four rows repeat some, which come out the same.
            fourRows(size.m() - 4, a, aAt, b, bAt, c, cAt);
            return;
        }
        for (; row < size.m(); row++) {
            for (int column = 0; column < size.n(); column++) {
                one(a, aAt + row * aRow, b, bAt + column * bColumn, c, cAt + row * size.n() + column);
            }
        }
    }

    private void fourRows(int row, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        for (int column = 0; column < size.n(); column++) {
            four(a, aAt + row * aRow, b, bAt + column * bColumn, c, cAt + row * size.n() + column);
        }
    }

    /// Four elements of a column.
    private void four(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int at = aAt;
        int other = bAt;
        for (int i = 0; i < size.k(); i++) {
            float factor = b[other];
            first = Math.fma(a[at], factor, first);
            second = Math.fma(a[at + aRow], factor, second);
            third = Math.fma(a[at + 2 * aRow], factor, third);
            fourth = Math.fma(a[at + 3 * aRow], factor, fourth);
            at += aStep;
            other += bStep;
        }
        put(first, c, cAt);
        put(second, c, cAt + size.n());
        put(third, c, cAt + 2 * size.n());
        put(fourth, c, cAt + 3 * size.n());
    }

    private void one(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        float sum = 0;
        for (int i = 0; i < size.k(); i++) {
            sum = Math.fma(a[aAt + i * aStep], b[bAt + i * bStep], sum);
        }
        put(sum, c, cAt);
    }

    private void put(float sum, float[] c, int at) {
        c[at] = size.accumulates() ? c[at] + sum : sum;
    }
}
