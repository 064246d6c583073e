package gradus.engine.device.simd;

/// How plain products are shared out.
final class PlainParts {

    private static final long MULTIPLICATIONS = 1L << 20;
    private static final int MOST = 16;

    private PlainParts() {}

    /// The parts of a product.
    static int count(ProductSize size) {
        long parts = Math.clamp(size.multiplications() / MULTIPLICATIONS, 1, MOST);
        return (int) Math.min(parts, Math.max(1, Math.max(size.m(), size.n())));
    }

    /// Where a part starts when rows or columns are shared out evenly; for the part after the last, their count.
    static int bound(int length, int part, int parts) {
        return (int) ((long) length * part / parts);
    }
}
