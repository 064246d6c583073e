package gradus.engine.device.simd;

/// A matrix product carried out as its [plan][ProductPlan] says, for either element type: only what is written for the
/// plan knows which.
final class VectorProduct implements FloatProduct, DoubleProduct {

    private final ProductPlan plan;
    private final ProductSize size;
    private final ElementArrays arrays;
    private final int height;
    private final Packer high;
    private final Packer low;
    private final Strip whole;
    private final Strip last;
    private final Scratch[] scratch;

    VectorProduct(ProductPlan plan, ElementArrays arrays, VectorProducts written) {
        this.plan = plan;
        this.size = plan.size();
        this.arrays = arrays;
        this.height = plan.start(1);
        this.high = leftPacker(height, written);
        this.low = leftPacker(size.m() / plan.tiles(), written);
        this.whole = strip(plan.width(), written);
        int count = size.n() % plan.width();
        this.last = count == 0 ? whole : strip(count, written);
        this.scratch = new Scratch[parts()];
        int strips = plan.groupStrips();
        for (int part = 0; part < scratch.length; part++) {
            scratch[part] = new Scratch(
                    arrays.allocate(plan.packsLeft() ? plan.blockTiles() * height * plan.blockDepth() : 0),
                    arrays.allocate(plan.packsRight() ? strips * plan.width() * plan.blockDepth() : 0),
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
                written.packer(new Packer.Form(
                        plan.element(), plan.bits(), columns, form.width(), size.rightTransposed())));
    }

    @Override
    public int parts() {
        return plan.partRows() * plan.partColumns();
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
        if (plan.swapped()) {
            computeBlocks(part, b, bAt, a, aAt, c, cAt);
        } else {
            computeBlocks(part, a, aAt, b, bAt, c, cAt);
        }
    }

    private void computeBlocks(int part, Object a, int aAt, Object b, int bAt, Object c, int cAt) {
        int row = part / plan.partColumns();
        int column = part % plan.partColumns();
        int fromTile = bound(plan.tiles(), row, plan.partRows());
        int toTile = bound(plan.tiles(), row + 1, plan.partRows());
        int fromStrip = bound(plan.strips(), column, plan.partColumns());
        int toStrip = bound(plan.strips(), column + 1, plan.partColumns());
        Scratch memory = scratch[part];
        int depth = 0;
        do {
            int k = Math.min(plan.blockDepth(), size.k() - depth);
            for (int strip = fromStrip; strip < toStrip; strip += plan.groupStrips()) {
                int endStrip = Math.min(toStrip, strip + plan.groupStrips());
                if (plan.packsRight()) {
                    packRight(memory.right, strip, endStrip, depth, k, b, bAt);
                }
                for (int tile = fromTile; tile < toTile; tile += plan.blockTiles()) {
                    int endTile = Math.min(toTile, tile + plan.blockTiles());
                    if (plan.packsLeft()) {
                        packLeft(memory.left, tile, endTile, depth, k, a, aAt);
                    }
                    for (int s = strip; s < endStrip; s++) {
                        Object right = plan.packsRight() ? memory.right : b;
                        int rightAt = plan.packsRight() ? (s - strip) * plan.width() * k : bAt + rightOffset(s, depth);
                        computeStrip(memory, tile, endTile, s, depth, k, a, aAt, right, rightAt, c, cAt);
                    }
                }
            }
            depth += plan.blockDepth();
        } while (depth < size.k());
    }

    private static int bound(int count, int part, int parts) {
        return (int) ((long) count * part / parts);
    }

    private void packLeft(Object to, int fromTile, int toTile, int depth, int k, Object a, int aAt) {
        int stride = size.leftTransposed() ? size.m() : size.k();
        int origin = plan.start(fromTile);
        for (int tile = fromTile; tile < toTile; tile++) {
            int start = plan.start(tile);
            Packer packer = plan.start(tile + 1) - start == height ? high : low;
            packer.run(a, aAt + leftOffset(start, depth), stride, k, to, (start - origin) * k);
        }
    }

    private void packRight(Object to, int fromStrip, int toStrip, int depth, int k, Object b, int bAt) {
        int stride = size.rightTransposed() ? size.k() : size.n();
        for (int s = fromStrip; s < toStrip; s++) {
            strip(s).packer.run(b, bAt + rightOffset(s, depth), stride, k, to, (s - fromStrip) * plan.width() * k);
        }
    }

    private void computeStrip(
            Scratch memory,
            int fromTile,
            int toTile,
            int s,
            int depth,
            int k,
            Object a,
            int aAt,
            Object right,
            int rightAt,
            Object c,
            int cAt) {
        Strip strip = strip(s);
        int column = s * plan.width();
        int origin = plan.start(fromTile);
        boolean adds = size.accumulates() || depth > 0;
        int aStride = size.leftTransposed() ? size.m() : size.k();
        int start = origin;
        for (int tile = fromTile; tile < toTile; tile++) {
            int end = plan.start(tile + 1);
            Kernel kernel = end - start == height ? strip.high : strip.low;
            Object left = plan.packsLeft() ? memory.left : a;
            int leftAt = plan.packsLeft() ? (start - origin) * k : aAt + leftOffset(start, depth);
            if (plan.swapped()) {
                kernel.run(left, leftAt, aStride, right, rightAt, size.n(), memory.tile, 0, strip.width, k, strip.tail, false);
                int count = Math.min(plan.width(), size.n() - column);
                arrays.putTransposed(memory.tile, strip.width, end - start, count, c, cAt + column * size.m() + start, size.m(), adds);
            } else {
                int at = cAt + start * size.n() + column;
                kernel.run(left, leftAt, aStride, right, rightAt, size.n(), c, at, size.n(), k, strip.tail, adds);
            }
            start = end;
        }
    }

    private Strip strip(int index) {
        return index == plan.strips() - 1 ? last : whole;
    }

    private int leftOffset(int row, int depth) {
        return size.leftTransposed() ? depth * size.m() + row : row * size.k() + depth;
    }

    private int rightOffset(int strip, int depth) {
        int column = strip * plan.width();
        return size.rightTransposed() ? column * size.k() + depth : depth * size.n() + column;
    }

    /// What a strip is computed with: kernels for tiles of the larger height and of the one less, and B's packer.
    private record Strip(int width, int tail, Kernel high, Kernel low, Packer packer) {}

    /// The memory that a part packs into.
    private record Scratch(Object left, Object right, Object tile) {}
}
