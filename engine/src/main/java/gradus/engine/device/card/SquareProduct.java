package gradus.engine.device.card;

import gradus.engine.device.kernel.MatrixProduct;
import gradus.engine.device.kernel.Stage;
import java.lang.foreign.MemorySegment;

/// A product of two square matrices, as a plan would ask for it: what cards are tried with. The matrices lie one behind
/// the other, and behind them the result.
final class SquareProduct implements AutoCloseable {

    private final CardKernel kernel;
    private final CardBuffer memory;
    private final CardBuffer table;
    private final int groups;
    private final int threads;

    /// @param side a multiple of 64
    SquareProduct(int side, CardQueue queue) {
        int most = queue.facts().largestGroup();
        int tile = most >= 256 ? 64 : most >= 64 ? 32 : 1;
        String function = tile == 1 ? "contract" : "k_contract_" + tile + "_nn";
        int count = side * side;
        int[] row = {count, 2 * count, 0, count, side, side, side, side, 1, side, 1, 0};
        groups = side / tile * (side / tile);
        threads = tile == 1 ? most : tile * tile / 16;
        kernel = queue.kernel(Stage.Call.ofGroups(function, 0, groups, threads, (long) count * side)
                .computing(new MatrixProduct(2 * count, 0, count, side, side, side, false, false, 1, 0, 0)));
        memory = queue.buffer(3L * count * Float.BYTES);
        table = queue.buffer((long) row.length * Integer.BYTES);
        queue.write(table, 0, MemorySegment.ofArray(row));
    }

    CardBuffer memory() {
        return memory;
    }

    /// Asks for it.
    void ask() {
        kernel.launch(memory, table, 0, groups, threads);
    }

    @Override
    public void close() {
        memory.close();
        table.close();
    }
}
