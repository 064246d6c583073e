package gradus.engine.device.card;

import gradus.engine.device.kernel.Tile;
import gradus.engine.device.kernel.TileSpeed;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Measures how fast a card multiplies in each kind of tile, in about a second.
final class TileTrial {

    /// Enough for a card to be full, and for what a launch costs not to matter.
    private static final double LONG_ENOUGH = 0.005;

    private static final int SMALLEST = 128;
    private static final int LARGEST = 2048;

    /// Of a product that is one tile.
    private static final int TERMS = 2048;

    private static final double NANOS = 1e9;
    private static final double EACH = 0.05;

    private TileTrial() {}

    /// What tells how long products take.
    interface Clock {

        /// The seconds of one product.
        double seconds(Tile tile, int rows, int columns, int terms);
    }

    /// Measures.
    ///
    /// @param tiles that the card has room for
    /// @throws gradus.engine.device.DeviceException when the device fails
    static List<TileSpeed> of(List<Tile> tiles, CardQueue queue) {
        return of(tiles, (tile, rows, columns, terms) -> {
            try (TrialProduct product = TrialProduct.of(tile, rows, columns, terms, queue)) {
                int[] zeros = new int[Math.toIntExact(product.memory().bytes() / Float.BYTES)];
                queue.write(product.memory(), 0, MemorySegment.ofArray(zeros));
                return seconds(product, queue);
            }
        });
    }

    static List<TileSpeed> of(List<Tile> tiles, Clock clock) {
        int side = tiles.stream().findFirst().map(tile -> side(tile, clock)).orElse(SMALLEST);
        return tiles.stream()
                .map(tile -> new TileSpeed(
                        tile,
                        clock.seconds(tile, tile.rows(), tile.columns(), TERMS) / TERMS,
                        clock.seconds(tile, side, side, side) / side / tile.count(side, side)))
                .toList();
    }

    /// The side of matrices that are large enough for the card.
    private static int side(Tile tile, Clock clock) {
        int side = SMALLEST;
        while (side < LARGEST && clock.seconds(tile, side, side, side) < LONG_ENOUGH) {
            side *= 2;
        }
        return side;
    }

    /// The least time of one product, in rows of them.
    private static double seconds(TrialProduct product, CardQueue queue) {
        product.ask();
        queue.finish();
        double least = Double.POSITIVE_INFINITY;
        double all = 0;
        for (int count = 1; all < EACH; count *= 2) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                product.ask();
            }
            queue.finish();
            double seconds = (System.nanoTime() - start) / NANOS;
            least = Math.min(least, seconds / count);
            all += seconds;
        }
        return least;
    }
}
