package gradus.engine.device.card;

import gradus.engine.device.kernel.MatrixProduct;
import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.device.kernel.Tile;
import gradus.engine.device.kernel.TileSpeed;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A product of two matrices, as a plan would ask for it: what cards are tried with. The matrices lie one behind the
/// other, and behind them the result.
final class TrialProduct implements AutoCloseable {

    private final CardKernel kernel;
    private final CardBuffer memory;
    private final CardBuffer table;
    private final Call call;

    private TrialProduct(Call call, CardKernel kernel, int rows, int columns, int terms, CardQueue queue) {
        this.call = call;
        this.kernel = kernel;
        int right = rows * terms;
        int to = right + terms * columns;
        int count = rows * columns;
        int[] row = {count, to, 0, right, rows, columns, terms, terms, 1, columns, 1, 0};
        memory = queue.buffer(((long) to + count) * Float.BYTES);
        table = queue.buffer((long) row.length * Integer.BYTES);
        queue.write(table, 0, MemorySegment.ofArray(row));
    }

    /// Of square matrices, by what the card's maker offers for it, or a kernel that any card can run.
    ///
    /// @param side a multiple of 64
    /// @param tiles how fast each kind of tile is, as measured; empty where that wasn't done
    static TrialProduct square(int side, List<TileSpeed> tiles, CardQueue queue) {
        int count = side * side;
        long work = (long) count * side;
        int most = queue.facts().largestGroup();
        Call call = queue.limits(false, tiles)
                .tile(side, side, 1)
                .map(tile -> inTiles(tile, side, side, side))
                .orElseGet(() -> Call.ofGroups("contract", 0, count / most, most, work))
                .computing(new MatrixProduct(2 * count, 0, count, side, side, side, false, false, 1, 0, 0));
        return new TrialProduct(call, queue.kernel(call), side, side, side, queue);
    }

    /// In tiles that the card has room for.
    static TrialProduct of(Tile tile, int rows, int columns, int terms, CardQueue queue) {
        Call call = inTiles(tile, rows, columns, terms);
        return new TrialProduct(call, queue.kernel(call.function()), rows, columns, terms, queue);
    }

    private static Call inTiles(Tile tile, int rows, int columns, int terms) {
        return Call.ofGroups(
                "k_contract_" + tile.name() + "_nn",
                0,
                tile.count(rows, columns),
                tile.threads(),
                (long) rows * columns * terms);
    }

    CardBuffer memory() {
        return memory;
    }

    /// Asks for it.
    void ask() {
        kernel.launch(memory, table, 0, CardGroups.all(call.items(), call.groupSize()));
    }

    @Override
    public void close() {
        memory.close();
        table.close();
    }
}
