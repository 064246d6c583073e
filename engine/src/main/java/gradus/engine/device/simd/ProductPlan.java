package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import gradus.engine.device.simd.KernelForm.Left;
import gradus.engine.device.simd.KernelForm.Right;

/// How a product is computed: C is cut into tiles, which a [Kernel] computes each; the columns of C into strips as wide
/// as a tile, the rows into blocks of tiles, the sum over k into blocks too, so that what is read again and again stays
/// in the caches (Goto, van de Geijn 2008, "Anatomy of high-performance matrix multiplication"). A strip of B is small
/// enough for the first cache, a block of A for the second.
///
/// @param size the product, or the transposed one when that is cheaper
/// @param swapped whether the transposed product is computed, so that tiles are transposed as they are stored
/// @param element the type of an element
/// @param bits the width of a vector
/// @param tiles the rows of tiles, whose heights differ by one at most
/// @param vectors the vectors in a row of a tile
/// @param blockTiles the rows of tiles in a block
/// @param blockDepth the products summed in a block
/// @param packsLeft whether blocks of A are packed
/// @param packsRight whether strips of B are packed
/// @param partRows the parts that the rows of tiles are shared by
/// @param partColumns the parts that the strips are shared by
record ProductPlan(
        ProductSize size,
        boolean swapped,
        Element element,
        int bits,
        int tiles,
        int vectors,
        int blockTiles,
        int blockDepth,
        boolean packsLeft,
        boolean packsRight,
        int partRows,
        int partColumns) {

    private static final int STRIP_BYTES = 16 << 10;
    private static final int BLOCK_BYTES = 192 << 10;
    private static final int DIRECT_BYTES = 24 << 10;
    private static final int MAX_DEPTH = 384;
    private static final long PART_MULTIPLICATIONS = 1L << 22;
    private static final int MAX_PARTS = 16;

    /// The plan for a size.
    static ProductPlan of(ProductSize asked, Element element, int bits, int registers) {
        boolean swapped = asked.rightTransposed() && swapCost(asked) < packCost(asked);
        ProductSize size = swapped ? asked.swapped() : asked;
        int lanes = bits / element.size();
        int vectors = size.n() <= lanes ? 1 : 2;
        int mostRows = vectors == 1 ? 8 : (registers - 4) / vectors;
        int tiles = Math.ceilDiv(size.m(), mostRows);
        int rows = Math.ceilDiv(size.m(), Math.max(1, tiles));
        int bytes = element.size() / Byte.SIZE;
        int depth = share(size.k(), Math.min(MAX_DEPTH, STRIP_BYTES / (vectors * bits / Byte.SIZE)));
        int blockTiles = share(tiles, Math.max(1, BLOCK_BYTES / (depth * bytes * Math.max(1, rows))));
        boolean packsRight = size.rightTransposed() || (tiles > 2 && (long) size.k() * size.n() * bytes > DIRECT_BYTES);
        boolean packsLeft = packsRight && size.n() > 16 * lanes;
        int strips = Math.ceilDiv(size.n(), vectors * lanes);
        int parts = Math.clamp(size.multiplications() / PART_MULTIPLICATIONS, 1, MAX_PARTS);
        int partRows = 1;
        int partColumns = 1;
        while (partRows * partColumns < parts) {
            boolean wide = (long) size.n() * partRows >= (long) size.m() * partColumns;
            if (wide && 2 * partColumns <= strips) {
                partColumns *= 2;
            } else if (2 * partRows <= tiles) {
                partRows *= 2;
            } else {
                break;
            }
        }
        return new ProductPlan(
                size,
                swapped,
                element,
                bits,
                tiles,
                vectors,
                blockTiles,
                depth,
                packsLeft,
                packsRight,
                partRows,
                partColumns);
    }

    private static long swapCost(ProductSize size) {
        return (long) size.m() * size.k() + 2L * size.m() * size.n();
    }

    private static long packCost(ProductSize size) {
        return (long) size.n() * size.k();
    }

    /// The size of the blocks when a length is cut into as few blocks as a largest size allows, all about as large.
    private static int share(int length, int most) {
        return Math.max(1, Math.ceilDiv(length, Math.max(1, Math.ceilDiv(length, most))));
    }

    /// The elements in a row of a tile.
    int width() {
        return vectors * lanes();
    }

    /// The elements of a vector.
    int lanes() {
        return bits / element.size();
    }

    /// The strips that C's columns are cut into.
    int strips() {
        return Math.ceilDiv(size.n(), width());
    }

    /// The row of C that a row of tiles starts at; after the last, the rows of C.
    int start(int tile) {
        return tile * (size.m() / tiles) + Math.min(tile, size.m() % tiles);
    }

    /// The form of a kernel for tiles of a height.
    ///
    /// @param count the columns of C in the tile
    KernelForm form(int rows, int count, Right right) {
        Left left = packsLeft ? Left.PACKED : size.leftTransposed() ? Left.COLUMNS : Left.ROWS;
        return new KernelForm(element, bits, rows, Math.ceilDiv(count, lanes()), count % lanes() > 0, left, right);
    }
}
