package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Right;
import java.util.function.Function;

/// A matrix product carried out as its [plan][ProductPlan] says, for either element type: only the kernels and the
/// packing know which.
final class VectorProduct implements FloatProduct, DoubleProduct {

    private final ProductPlan plan;
    private final ProductSize size;
    private final Packing packing;
    private final Strip whole;
    private final Strip last;
    private final Scratch[] scratch;

    VectorProduct(ProductPlan plan, Packing packing, Function<KernelForm, Kernel> kernels) {
        this.plan = plan;
        this.size = plan.size();
        this.packing = packing;
        this.scratch = new Scratch[parts()];
        int height = plan.tiles() == 0 ? 0 : plan.start(1);
        int blockRows = plan.blockTiles() * height;
        for (int part = 0; part < scratch.length; part++) {
            scratch[part] = new Scratch(
                    packing.scratch(plan.packsLeft() ? blockRows * plan.blockDepth() : 0),
                    packing.scratch(plan.packsRight() ? plan.blockDepth() * plan.width() : 0),
                    packing.scratch(plan.swapped() ? height * plan.width() : 0));
        }
        int count = size.n() % plan.width();
        this.whole = strip(plan.width(), kernels);
        this.last = count == 0 ? whole : strip(count, kernels);
    }

    private Strip strip(int columns, Function<KernelForm, Kernel> kernels) {
        int low = plan.tiles() == 0 ? 1 : size.m() / plan.tiles();
        int high = plan.tiles() == 0 ? 1 : plan.start(1);
        Right right = plan.packsRight() ? Right.PACKED : Right.ROWS;
        KernelForm form = plan.form(high, columns, right);
        boolean copies = plan.packsRight() && !size.rightTransposed();
        return new Strip(
                form.width(),
                columns - form.width() + form.lanes(),
                kernels.apply(form),
                kernels.apply(plan.form(low, columns, right)),
                copies ? kernels.apply(plan.form(high, columns, Right.COPIED)) : kernels.apply(form),
                copies ? kernels.apply(plan.form(low, columns, Right.COPIED)) : kernels.apply(form));
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
        int row = part / plan.partColumns();
        int column = part % plan.partColumns();
        int fromTile = bound(plan.tiles(), row, plan.partRows());
        int toTile = bound(plan.tiles(), row + 1, plan.partRows());
        int from = bound(plan.strips(), column, plan.partColumns()) * plan.width();
        int to = Math.min(size.n(), bound(plan.strips(), column + 1, plan.partColumns()) * plan.width());
        int depth = 0;
        do {
            for (int tile = fromTile; tile < toTile; tile += plan.blockTiles()) {
                int end = Math.min(toTile, tile + plan.blockTiles());
                if (plan.swapped()) {
                    block(scratch[part], tile, end, from, to, depth, b, bAt, a, aAt, c, cAt);
                } else {
                    block(scratch[part], tile, end, from, to, depth, a, aAt, b, bAt, c, cAt);
                }
            }
            depth += plan.blockDepth();
        } while (depth < size.k());
    }

    private static int bound(int count, int part, int parts) {
        return (int) ((long) count * part / parts);
    }

    /// Adds to a block of rows of tiles what a block of the sum gives.
    private void block(
            Scratch memory,
            int fromTile,
            int toTile,
            int from,
            int to,
            int depth,
            Object a,
            int aAt,
            Object b,
            int bAt,
            Object c,
            int cAt) {
        int k = Math.min(plan.blockDepth(), size.k() - depth);
        boolean adds = size.accumulates() || depth > 0;
        boolean packsLeft = plan.packsLeft();
        int aStride = size.leftTransposed() ? size.m() : size.k();
        int bStride = size.rightTransposed() ? size.k() : size.n();
        int origin = plan.start(fromTile);
        if (packsLeft) {
            packLeft(memory.left, fromTile, toTile, k, a, aAt + leftOffset(origin, depth), aStride);
        }
        for (int column = from; column < to; column += plan.width()) {
            int count = Math.min(plan.width(), size.n() - column);
            Strip strip = count == plan.width() ? whole : last;
            Object right = b;
            int rightAt = bAt + depth * size.n() + column;
            boolean copies = plan.packsRight();
            if (size.rightTransposed()) {
                packing.transpose(b, bAt + column * size.k() + depth, bStride, count, k, memory.right, 0, strip.width);
                right = memory.right;
                rightAt = 0;
                copies = false;
            }
            int start = origin;
            for (int tile = fromTile; tile < toTile; tile++) {
                int end = plan.start(tile + 1);
                Kernel kernel = strip.kernel(end - start == plan.start(1), copies);
                Object left = packsLeft ? memory.left : a;
                int leftAt = packsLeft ? (start - origin) * k : aAt + leftOffset(start, depth);
                if (plan.swapped()) {
                    kernel.run(
                            left,
                            leftAt,
                            aStride,
                            right,
                            rightAt,
                            bStride,
                            memory.right,
                            memory.tile,
                            0,
                            strip.width,
                            k,
                            strip.tail,
                            false);
                    packing.unpack(
                            memory.tile,
                            strip.width,
                            end - start,
                            count,
                            c,
                            cAt + column * size.m() + start,
                            size.m(),
                            adds);
                } else {
                    kernel.run(
                            left,
                            leftAt,
                            aStride,
                            right,
                            rightAt,
                            bStride,
                            memory.right,
                            c,
                            cAt + start * size.n() + column,
                            size.n(),
                            k,
                            strip.tail,
                            adds);
                }
                if (copies) {
                    copies = false;
                    right = memory.right;
                    rightAt = 0;
                }
                start = end;
            }
        }
    }

    private int leftOffset(int row, int depth) {
        return size.leftTransposed() ? depth * size.m() + row : row * size.k() + depth;
    }

    private void packLeft(Object to, int fromTile, int toTile, int k, Object a, int aAt, int aStride) {
        int origin = plan.start(fromTile);
        for (int tile = fromTile; tile < toTile; tile++) {
            int start = plan.start(tile) - origin;
            int rows = plan.start(tile + 1) - origin - start;
            if (size.leftTransposed()) {
                packing.copy(a, aAt + start, aStride, k, rows, to, start * k);
            } else {
                packing.transpose(a, aAt + start * aStride, aStride, rows, k, to, start * k, rows);
            }
        }
    }

    /// The kernels for a strip: for tiles of the larger height and of the one less, and those that copy B as well.
    private record Strip(int width, int tail, Kernel high, Kernel low, Kernel highCopying, Kernel lowCopying) {

        Kernel kernel(boolean isHigh, boolean copies) {
            if (copies) {
                return isHigh ? highCopying : lowCopying;
            }
            return isHigh ? high : low;
        }
    }

    /// The memory that a part packs into.
    private record Scratch(Object left, Object right, Object tile) {}
}
