package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Edge;
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
/// @param sharesLeft whether A is packed as a whole before the parts, which then share it
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
        boolean sharesLeft,
        int partRows,
        int partColumns) {

    /// A strip of B of this size stays in the first cache while the tiles of a block use it.
    private static final int STRIP_BYTES = 32 << 10;

    private static final int MAX_DEPTH = 512;

    /// A block of A of this size stays in the second cache while the strips use it.
    private static final int BLOCK_BYTES = 256 << 10;

    /// How much of a row of B is packed at once when several blocks of A use it.
    private static final int GROUP_BYTES = 2 << 10;

    /// A matrix B of this size is read as it is: packing it would cost more than it saves.
    private static final int DIRECT_BYTES = 24 << 10;

    /// The vectors of columns that make packing A worth while, and where its columns lie in rows: those are copied, and
    /// tiles would read A across.
    private static final int LEFT_VECTORS = 16;

    private static final int COPIED_LEFT_VECTORS = 4;

    /// How many times as long a tile takes to be transposed as it is stored, element by element, as a strip of B to be
    /// transposed as it is packed.
    private static final int SWAPPING = 4;

    /// The accumulators in a row of vectors that hide the latency of a multiplication when tiles are a vector wide.
    private static final int NARROW_ROWS = 8;

    /// The multiplications in one of a few parts, and in one of many: these pack more, and need be larger.
    private static final int FEW_PARTS = 4;

    private static final long FEW_MULTIPLICATIONS = 1L << 21;
    private static final int MANY_PARTS = 16;
    private static final long MANY_MULTIPLICATIONS = 1L << 27;

    /// From so many multiplications on parts are cut by columns if there are enough of them: each reads the whole of a
    /// packed A, a row of tiles at a time, for a few strips of B that stay in the second cache, and goes along the
    /// rows of C, so that the processor foresees what it needs.
    private static final long LARGE_MULTIPLICATIONS = 1L << 28;

    private static final int LARGE_STRIPS = 4;

    /// A larger matrix A is packed by the parts, block by block: as a whole it would need as much memory again.
    private static final long SHARED_BYTES = 64L << 20;

    /// The rows that a part has at least.
    private static final int PART_ROWS = 96;

    /// The plan for a size.
    static ProductPlan of(ProductSize asked, TileShape shape) {
        boolean swapped = asked.rightTransposed() && SWAPPING * swapCost(asked) < packCost(asked);
        ProductSize size = swapped ? asked.swapped() : asked;
        int lanes = shape.lanes();
        int bytes = shape.element().size() / Byte.SIZE;
        int vectors = shape.vectors(size.n());
        int mostRows = vectors == 1 ? NARROW_ROWS : shape.rows();
        int tiles = Math.ceilDiv(size.m(), mostRows);
        int strips = Math.ceilDiv(size.n(), vectors * lanes);
        int leftVectors = size.leftTransposed() ? COPIED_LEFT_VECTORS : LEFT_VECTORS;
        boolean packsRight = size.rightTransposed() || (tiles > 2 && (long) size.k() * size.n() * bytes > DIRECT_BYTES);
        boolean isWide = packsRight && size.n() >= leftVectors * lanes;
        boolean isShareable = (long) size.m() * size.k() * bytes <= SHARED_BYTES;
        boolean isLarge = isWide && isShareable && size.multiplications() >= LARGE_MULTIPLICATIONS;
        int mostDepth = isLarge ? MAX_DEPTH : Math.min(MAX_DEPTH, STRIP_BYTES / (vectors * lanes * bytes));
        int depth = share(size.k(), mostDepth);
        int tileBytes = depth * bytes * Math.ceilDiv(size.m(), tiles);
        int blockTiles = isLarge ? 1 : share(tiles, Math.max(1, BLOCK_BYTES / tileBytes));
        boolean packsLeft =
                isWide && (isLarge || size.leftTransposed() || Packer.isFast(shape.bits()) || tiles > blockTiles);
        boolean sharesLeft = packsLeft && isShareable;
        long few = Math.min(FEW_PARTS, size.multiplications() / FEW_MULTIPLICATIONS);
        long many = Math.min(MANY_PARTS, size.multiplications() / MANY_MULTIPLICATIONS);
        int parts = (int) Long.highestOneBit(Math.max(1, Math.max(few, many)));
        int mostPartRows = Math.clamp(size.m() / PART_ROWS, 1, parts);
        long square = Math.round(Math.sqrt(2.0 * parts * size.m() / size.n()));
        long sharing = parts / Math.clamp(strips / LARGE_STRIPS, 1, parts);
        int partRows = Math.clamp(isLarge ? sharing : square, 1, mostPartRows);
        int partColumns = Math.clamp(parts / partRows, 1, strips);
        return new ProductPlan(
                size,
                swapped,
                shape.element(),
                shape.bits(),
                tiles,
                vectors,
                blockTiles,
                depth,
                packsLeft,
                packsRight,
                sharesLeft,
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

    /// The strips of B that are packed before they are used: one or as many as the first cache holds, unless several
    /// blocks of A use them.
    int groupStrips() {
        int strips = Math.ceilDiv(strips(), partColumns);
        int blocks = Math.ceilDiv(Math.ceilDiv(tiles, partRows), blockTiles);
        int bytes = vectors * bits / Byte.SIZE;
        return Math.clamp(blocks > 1 ? GROUP_BYTES / bytes : STRIP_BYTES / (bytes * blockDepth), 1, strips);
    }

    /// The elements of a vector.
    int lanes() {
        return bits / element.size();
    }

    /// The strips that C's columns are cut into.
    int strips() {
        return Math.ceilDiv(size.n(), width());
    }

    /// The column of C that the last strip starts at. Where each element is computed once, that strip may be shifted
    /// back to whole vectors, over elements that the strip before it has as well and that come out the same.
    int lastColumn() {
        int column = (strips() - 1) * width();
        int whole = Math.ceilDiv(size.n() - column, lanes()) * lanes();
        boolean once = !size.accumulates() && size.k() <= blockDepth;
        return once && whole <= size.n() ? size.n() - whole : column;
    }

    /// The row of C that a row of tiles starts at; after the last, the rows of C.
    int start(int tile) {
        return TileShape.start(size.m(), tiles, tile);
    }

    /// The form of a kernel for tiles of a height.
    ///
    /// @param count the columns of C in the tile
    KernelForm form(int rows, int count) {
        Right right = packsRight ? Right.PACKED : Right.ROWS;
        Left left = packsLeft ? Left.PACKED : size.leftTransposed() ? Left.COLUMNS : Left.ROWS;
        boolean even = count % lanes() == 0;
        Edge edge = even ? Edge.EVEN : count > lanes() ? Edge.SHIFTED : Edge.MASKED;
        return new KernelForm(element, bits, rows, Math.ceilDiv(count, lanes()), edge, left, right);
    }
}
