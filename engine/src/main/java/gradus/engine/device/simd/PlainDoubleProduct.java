package gradus.engine.device.simd;

/// A float64 matrix product in plain loops, for where the Vector API is absent or not yet compiled. Its innermost loop
/// runs over arrays of its own with one common index: that the JIT compiler turns into vector instructions by itself.
/// With the same depth it gives the same bits as the
/// kernels over vectors.
final class PlainDoubleProduct implements DoubleProduct {

    private static final int WIDTH = 256;

    /// The multiplications of a part at least.
    private static final int PART = 1 << 20;

    private final ProductSize size;
    private final int depth;
    private final boolean sharesColumns;
    private final Scratch[] scratch;

    /// @param depth how many products are summed before they are added to C
    PlainDoubleProduct(ProductSize size, int depth) {
        this.size = size;
        this.depth = Math.max(1, depth);
        this.sharesColumns = size.n() >= size.m();
        this.scratch = new Scratch[Parts.count(size.multiplications(), PART, Math.max(size.m(), size.n()))];
        int width = Math.min(WIDTH, size.n());
        int most = Math.min(this.depth, size.k());
        for (int part = 0; part < scratch.length; part++) {
            scratch[part] = new Scratch(new double[most][width], new double[most], new double[width]);
        }
    }

    @Override
    public int parts() {
        return scratch.length;
    }

    @Override
    public void run(int part, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt) {
        int m = size.m();
        int n = size.n();
        int fromRow = sharesColumns ? 0 : Parts.bound(m, part, scratch.length);
        int toRow = sharesColumns ? m : Parts.bound(m, part + 1, scratch.length);
        int from = sharesColumns ? Parts.bound(n, part, scratch.length) : 0;
        int to = sharesColumns ? Parts.bound(n, part + 1, scratch.length) : n;
        compute(scratch[part], fromRow, toRow, from, to, a, aAt, b, bAt, c, cAt);
    }

    /// Computes some rows.
    ///
    /// @param part of those that compute rows at the same time, fewer than [#parts()]
    void rows(int part, int fromRow, int toRow, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt) {
        compute(scratch[part], fromRow, toRow, 0, size.n(), a, aAt, b, bAt, c, cAt);
    }

    private void compute(
            Scratch memory,
            int fromRow,
            int toRow,
            int from,
            int to,
            double[] a,
            int aAt,
            double[] b,
            int bAt,
            double[] c,
            int cAt) {
        for (int column = from; column < to; column += WIDTH) {
            int count = Math.min(WIDTH, to - column);
            int done = 0;
            do {
                int k = Math.min(depth, size.k() - done);
                readRight(memory.right, b, bAt, column, count, done, k);
                for (int row = fromRow; row < toRow; row++) {
                    readLeft(memory.left, a, aAt, row, done, k);
                    sum(memory, count, k);
                    add(memory.sum, count, c, cAt + row * size.n() + column, size.accumulates() || done > 0);
                }
                done += depth;
            } while (done < size.k());
        }
    }

    private void readRight(double[][] right, double[] b, int bAt, int column, int count, int depth, int k) {
        int step = size.rightTransposed() ? size.k() : 1;
        for (int p = 0; p < k; p++) {
            int at = bAt + (size.rightTransposed() ? column * size.k() + depth + p : (depth + p) * size.n() + column);
            double[] row = right[p];
            for (int j = 0; j < count; j++) {
                row[j] = b[at + j * step];
            }
        }
    }

    private void readLeft(double[] left, double[] a, int aAt, int row, int depth, int k) {
        int at = aAt + (size.leftTransposed() ? depth * size.m() + row : row * size.k() + depth);
        int step = size.leftTransposed() ? size.m() : 1;
        for (int p = 0; p < k; p++) {
            left[p] = a[at + p * step];
        }
    }

    private static void sum(Scratch memory, int count, int k) {
        double[] sum = memory.sum;
        double[][] right = memory.right;
        double[] left = memory.left;
        for (int j = 0; j < count; j++) {
            sum[j] = 0;
        }
        int p = 0;
        for (; p + 3 < k; p += 4) {
            addFour(
                    sum,
                    count,
                    left[p],
                    right[p],
                    left[p + 1],
                    right[p + 1],
                    left[p + 2],
                    right[p + 2],
                    left[p + 3],
                    right[p + 3]);
        }
        for (; p < k; p++) {
            addOne(sum, count, left[p], right[p]);
        }
    }

    private static void addFour(
            double[] sum,
            int count,
            double x0,
            double[] row0,
            double x1,
            double[] row1,
            double x2,
            double[] row2,
            double x3,
            double[] row3) {
        for (int j = 0; j < count; j++) {
            double sofar = Math.fma(x1, row1[j], Math.fma(x0, row0[j], sum[j]));
            sum[j] = Math.fma(x3, row3[j], Math.fma(x2, row2[j], sofar));
        }
    }

    private static void addOne(double[] sum, int count, double x, double[] row) {
        for (int j = 0; j < count; j++) {
            sum[j] = Math.fma(x, row[j], sum[j]);
        }
    }

    private static void add(double[] sum, int count, double[] c, int cAt, boolean adds) {
        if (adds) {
            for (int j = 0; j < count; j++) {
                c[cAt + j] += sum[j];
            }
        } else {
            System.arraycopy(sum, 0, c, cAt, count);
        }
    }

    /// The memory of a part: rows of B, a row of A, a row of C.
    @SuppressWarnings("ArrayRecordComponent")
    private record Scratch(double[][] right, double[] left, double[] sum) {}
}
