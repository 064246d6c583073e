package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// How large the tiles of a product may be that accumulators in registers hold.
///
/// @param bits of a vector
/// @param registers of a vector's size
record TileShape(Element element, int bits, int registers) {

    /// The vectors in a row of a tile.
    static final int VECTORS = 2;

    /// The registers for a row of B and an element of A; and one in so many is spared. With accumulators in 28 of
    /// 32 the JIT compiler put some into memory in every second run, and products took twice as long for good.
    private static final int OTHERS = 2;

    private static final int SPARED = 8;

    /// The elements of a vector.
    int lanes() {
        return bits / element.size();
    }

    /// The elements in a row of a tile.
    int width() {
        return VECTORS * lanes();
    }

    /// The vectors in a row of a tile of so many columns.
    int vectors(int columns) {
        return columns > lanes() ? VECTORS : 1;
    }

    /// The rows of a tile at most.
    int rows() {
        return (registers - OTHERS - registers / SPARED) / VECTORS;
    }

    /// The row that a tile starts at where rows are cut into tiles whose heights differ by one at most; behind the last
    /// tile, the number of rows.
    static int start(int rows, int tiles, int tile) {
        return tile * (rows / tiles) + Math.min(tile, rows % tiles);
    }

    /// Where tiles start, and the number of rows.
    ///
    /// @param together the rows that aren't parted
    int[] starts(int rows, int together) {
        int groups = rows / together;
        int tiles = Math.ceilDiv(groups, rows() / together);
        return IntStream.rangeClosed(0, tiles)
                .map(tile -> together * start(groups, tiles, tile))
                .toArray();
    }

    /// A kernel for each tile.
    ///
    /// @param starts of the tiles
    /// @param form by the height of a tile
    static List<Kernel> kernels(int[] starts, IntFunction<KernelForm> form, VectorProducts written) {
        return IntStream.range(0, starts.length - 1)
                .mapToObj(tile -> written.kernel(form.apply(starts[tile + 1] - starts[tile])))
                .toList();
    }
}
