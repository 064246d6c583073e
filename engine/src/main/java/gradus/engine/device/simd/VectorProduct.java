package gradus.engine.device.simd;

import java.util.stream.IntStream;

/// A matrix product carried out as its [plan][ProductPlan] says, for either element type: only what is written for the
/// plan knows which.
final class VectorProduct implements FloatProduct, DoubleProduct {

    private static final int[] NO_LIST = {};

    private final ProductPlan plan;
    private final ProductSize size;
    private final int[] starts;
    private final int width;
    private final int strips;
    private final int lastColumn;
    private final int groupStrips;
    private final boolean packsLeft;
    private final boolean packsRight;
    private final int aRow;
    private final int aColumn;
    private final int bRow;
    private final int bColumn;
    private final ElementArrays arrays;
    private final int height;
    private final Packer high;
    private final Packer low;
    private final Strip whole;
    private final Strip last;
    private final Scratch[] scratch;
    private final boolean isDirect;

    VectorProduct(ProductPlan plan, ElementArrays arrays, VectorProducts written) {
        this.plan = plan;
        this.size = plan.size();
        this.arrays = arrays;
        this.starts = IntStream.rangeClosed(0, plan.tiles()).map(plan::start).toArray();
        this.height = starts[1];
        this.width = plan.width();
        this.strips = plan.strips();
        this.lastColumn = plan.lastColumn();
        this.groupStrips = plan.groupStrips();
        this.packsLeft = plan.packsLeft();
        this.packsRight = plan.packsRight();
        this.aRow = size.leftTransposed() ? 1 : size.k();
        this.aColumn = size.leftTransposed() ? size.m() : 1;
        this.bRow = size.rightTransposed() ? 1 : size.n();
        this.bColumn = size.rightTransposed() ? size.k() : 1;
        this.high = leftPacker(height, written);
        this.low = leftPacker(size.m() / plan.tiles(), written);
        this.last = strip(size.n() - plan.lastColumn(), written);
        this.whole = strips == 1 ? last : strip(width, written);
        int block = packsLeft ? plan.blockTiles() * height * plan.blockDepth() : 0;
        Object shared = arrays.allocate(plan.sharesLeft() ? size.m() * size.k() : 0);
        this.isDirect = !plan.swapped() && !packsLeft && !packsRight && parts() == 1 && size.k() <= plan.blockDepth();
        this.scratch = new Scratch[parts()];
        for (int part = 0; part < scratch.length; part++) {
            scratch[part] = new Scratch(
                    plan.sharesLeft() ? shared : arrays.allocate(block),
                    arrays.allocate(plan.packsRight() ? groupStrips * width * plan.blockDepth() : 0),
                    arrays.allocate(plan.swapped() ? height * plan.width() : 0));
        }
    }

    private Packer leftPacker(int rows, VectorProducts written) {
        return written.packer(new Packer.Form(plan.element(), plan.bits(), rows, rows, !size.leftTransposed()));
    }

    private Strip strip(int columns, VectorProducts written) {
        KernelForm form = plan.form(height, columns);
        return new Strip(
                form.width(),
                columns - form.width() + form.lanes(),
                written.kernel(form),
                written.kernel(plan.form(size.m() / plan.tiles(), columns)),
                written.packer(
                        new Packer.Form(plan.element(), plan.bits(), columns, form.width(), size.rightTransposed())));
    }

    @Override
    public int parts() {
        return plan.partRows() * plan.partColumns();
    }

    @Override
    public boolean begins() {
        return plan.sharesLeft();
    }

    @Override
    public void begin(float[] a, int aAt, float[] b, int bAt) {
        packBefore(a, aAt, b, bAt);
    }

    @Override
    public void begin(double[] a, int aAt, double[] b, int bAt) {
        packBefore(a, aAt, b, bAt);
    }

    void packBefore(Object a, int aAt, Object b, int bAt) {
        Object left = plan.swapped() ? b : a;
        int at = plan.swapped() ? bAt : aAt;
        for (int depth = 0; plan.sharesLeft() && depth < size.k(); depth += plan.blockDepth()) {
            int k = Math.min(plan.blockDepth(), size.k() - depth);
            packLeft(scratch[0].left, depth * size.m(), 0, plan.tiles(), k, left, at + depth * aColumn);
        }
    }

    @Override
    public void run(int part, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
        compute(part, a, aAt, b, bAt, c, cAt);
    }

    @Override
    public void run(int part, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt) {
        compute(part, a, aAt, b, bAt, c, cAt);
    }

    private void compute(int part, Object a, int aAt, Object b, int bAt, Object c, int cAt) {
        if (isDirect) {
            computeDirectly(a, aAt, b, bAt, c, cAt);
        } else if (plan.swapped()) {
            computeBlocks(part, b, bAt, a, aAt, c, cAt);
        } else {
            computeBlocks(part, a, aAt, b, bAt, c, cAt);
        }
    }

    /// Computes a small product, of which nothing is packed: for each strip all tiles.
    private void computeDirectly(Object a, int aAt, Object b, int bAt, Object c, int cAt) {
        int n = size.n();
        int aStride = Math.max(aRow, aColumn);
        for (int s = 0; s < strips; s++) {
            Strip strip = strip(s);
            int column = column(s);
            for (int tile = 0; tile + 1 < starts.length; tile++) {
                int start = starts[tile];
                Kernel kernel = starts[tile + 1] - start == height ? strip.high : strip.low;
                kernel.run(
                        a,
                        aAt + start * aRow,
                        aStride,
                        b,
                        bAt + column,
                        n,
                        c,
                        cAt + start * n + column,
                        n,
                        size.k(),
                        strip.tail,
                        size.accumulates(),
                        NO_LIST);
            }
        }
    }

    private void computeBlocks(int part, Object a, int aAt, Object b, int bAt, Object c, int cAt) {
        int row = part / plan.partColumns();
        int column = part % plan.partColumns();
        int fromTile = Parts.bound(plan.tiles(), row, plan.partRows());
        int toTile = Parts.bound(plan.tiles(), row + 1, plan.partRows());
        int fromStrip = Parts.bound(strips, column, plan.partColumns());
        int toStrip = Parts.bound(strips, column + 1, plan.partColumns());
        Scratch memory = scratch[part];
        int depth = 0;
        do {
            int k = Math.min(plan.blockDepth(), size.k() - depth);
            boolean adds = size.accumulates() || depth > 0;
            int left = aAt + depth * aColumn;
            int right = bAt + depth * bRow;
            for (int strip = fromStrip; strip < toStrip; strip += groupStrips) {
                int endStrip = Math.min(toStrip, strip + groupStrips);
                if (packsRight) {
                    packRight(memory.right, 0, strip, endStrip, k, b, right);
                }
                for (int tile = fromTile; tile < toTile; tile += plan.blockTiles()) {
                    int endTile = Math.min(toTile, tile + plan.blockTiles());
                    int tilesAt = left;
                    if (plan.sharesLeft()) {
                        tilesAt = depth * size.m() + starts[tile] * k;
                    } else if (packsLeft) {
                        tilesAt = 0;
                        packLeft(memory.left, 0, tile, endTile, k, a, left);
                    }
                    for (int s = strip; s < endStrip; s++) {
                        if (packsRight) {
                            int at = (s - strip) * width * k;
                            computeStrip(memory, tile, endTile, s, k, a, tilesAt, memory.right, at, c, cAt, adds);
                        } else {
                            computeStrip(memory, tile, endTile, s, k, a, tilesAt, b, right + column(s), c, cAt, adds);
                        }
                    }
                }
            }
            depth += plan.blockDepth();
        } while (depth < size.k());
    }

    /// The rows of tiles.
    int tiles() {
        return plan.tiles();
    }

    /// The row that a row of tiles starts at; after the last, the rows of C.
    int start(int tile) {
        return starts[tile];
    }

    /// What [#packRight] fills.
    Object right() {
        return arrays.allocate(packsRight ? strips * width * size.k() : 0);
    }

    /// Packs the whole of B, if it is packed, for [#computeTiles].
    void packRight(Object to, Object b, int bAt) {
        for (int depth = 0; packsRight && depth < size.k(); depth += plan.blockDepth()) {
            int k = Math.min(plan.blockDepth(), size.k() - depth);
            packRight(to, strips * width * depth, 0, strips, k, b, bAt + depth * bRow);
        }
    }

    /// Computes a row of tiles, when the whole of both matrices is packed that are. The product must not be swapped,
    /// which only pays where C has far fewer rows than the sums have terms.
    ///
    /// @param packed what [#packRight] filled
    void computeTiles(int tile, Object a, int aAt, Object b, int bAt, Object packed, Object c, int cAt) {
        for (int depth = 0; depth < size.k(); depth += plan.blockDepth()) {
            int k = Math.min(plan.blockDepth(), size.k() - depth);
            int left = packsLeft ? depth * size.m() + starts[tile] * k : aAt + depth * aColumn;
            for (int s = 0; s < strips; s++) {
                int right = packsRight ? strips * width * depth + s * width * k : bAt + depth * bRow + column(s);
                computeStrip(
                        scratch[0], tile, tile + 1, s, k, a, left, packsRight ? packed : b, right, c, cAt, depth > 0);
            }
        }
    }

    private void packLeft(Object to, int toAt, int fromTile, int toTile, int k, Object a, int aAt) {
        for (int tile = fromTile; tile < toTile; tile++) {
            int start = starts[tile];
            Packer packer = starts[tile + 1] - start == height ? high : low;
            packer.run(a, aAt + start * aRow, Math.max(aRow, aColumn), k, to, toAt + (start - starts[fromTile]) * k);
        }
    }

    private void packRight(Object to, int toAt, int fromStrip, int toStrip, int k, Object b, int bAt) {
        for (int s = fromStrip; s < toStrip; s++) {
            int at = bAt + column(s) * bColumn;
            strip(s).packer.run(b, at, Math.max(bRow, bColumn), k, to, toAt + (s - fromStrip) * width * k);
        }
    }

    private void computeStrip(
            Scratch memory,
            int fromTile,
            int toTile,
            int s,
            int k,
            Object a,
            int aAt,
            Object right,
            int rightAt,
            Object c,
            int cAt,
            boolean adds) {
        Strip strip = strip(s);
        int origin = starts[fromTile];
        for (int tile = fromTile; tile < toTile; tile++) {
            int start = starts[tile];
            Kernel kernel = starts[tile + 1] - start == height ? strip.high : strip.low;
            Object left = packsLeft ? memory.left : a;
            int leftAt = aAt + (packsLeft ? (start - origin) * k : start * aRow);
            int aStride = Math.max(aRow, aColumn);
            int n = size.n();
            if (plan.swapped()) {
                int row = strip.width;
                kernel.run(
                        left, leftAt, aStride, right, rightAt, n, memory.tile, 0, row, k, strip.tail, false, NO_LIST);
                putTransposed(memory.tile, strip.width, tile, s, c, cAt, adds);
            } else {
                int at = cAt + start * n + column(s);
                kernel.run(left, leftAt, aStride, right, rightAt, n, c, at, n, k, strip.tail, adds, NO_LIST);
            }
        }
    }

    private void putTransposed(Object tile, int tileWidth, int row, int s, Object c, int cAt, boolean adds) {
        int start = starts[row];
        int column = column(s);
        int count = Math.min(width, size.n() - column);
        int at = cAt + column * size.m() + start;
        arrays.putTransposed(tile, tileWidth, starts[row + 1] - start, count, c, at, size.m(), adds);
    }

    private Strip strip(int index) {
        return index == strips - 1 ? last : whole;
    }

    private int column(int strip) {
        return strip == strips - 1 ? lastColumn : strip * width;
    }

    /// What a strip is computed with: kernels for tiles of the larger height and of the one less, and B's packer.
    private record Strip(int width, int tail, Kernel high, Kernel low, Packer packer) {}

    /// The memory that a part packs into; that for A is one for all where it is packed before.
    private record Scratch(Object left, Object right, Object tile) {}
}
