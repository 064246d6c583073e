package gradus.engine.device.card;

import gradus.engine.device.DeviceSpeed;
import gradus.engine.device.kernel.KernelFunction;
import gradus.engine.device.kernel.TileSpeed;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Measures a card in less than a second.
final class SpeedTest {

    /// What takes so long is measured well enough, and doesn't hold up the display.
    private static final double LONG_ENOUGH = 0.02;

    private static final double NANOS = 1e9;
    private static final int SMALLEST = 128;
    private static final int LARGEST = 2048;
    private static final long COPIED = (long) Float.BYTES * LARGEST * LARGEST;

    private final CardQueue queue;

    private SpeedTest(CardQueue queue) {
        this.queue = queue;
    }

    /// Measures.
    ///
    /// @param tiles how fast each kind of tile is, as measured; empty where that wasn't done
    /// @throws gradus.engine.device.DeviceException when the device fails
    static DeviceSpeed of(CardQueue queue, List<TileSpeed> tiles) {
        SpeedTest test = new SpeedTest(queue);
        CardKernel fill = queue.kernel(KernelFunction.of("fill"));
        try (CardBuffer one = queue.buffer(Float.BYTES);
                CardBuffer copied = queue.buffer(COPIED);
                CardBuffer table = test.table(1, 0, 1);
                Arena arena = Arena.ofConfined()) {
            MemorySegment host = arena.allocate(COPIED);
            MemorySegment number = host.asSlice(0, Float.BYTES);
            return new DeviceSpeed(
                    test.seconds(() -> fill.launch(one, table, 0, CardGroups.all(1, 1)), queue::finish),
                    test.seconds(
                            () -> {
                                fill.launch(one, table, 0, CardGroups.all(1, 1));
                                queue.read(one, 0, number);
                            },
                            () -> {}),
                    COPIED / test.seconds(() -> queue.write(copied, 0, host), () -> {}),
                    COPIED / test.seconds(() -> queue.read(copied, 0, host), () -> {}),
                    test.product(tiles));
        }
    }

    private CardBuffer table(int... row) {
        CardBuffer table = queue.buffer((long) row.length * Integer.BYTES);
        queue.write(table, 0, MemorySegment.ofArray(row));
        return table;
    }

    /// The time of one call, of so many that they take long enough.
    private double seconds(Runnable call, Runnable end) {
        for (int count = 1; ; count *= 4) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                call.run();
            }
            end.run();
            double seconds = (System.nanoTime() - start) / NANOS;
            // The first call of all makes the driver ready.
            if (count > 1 && seconds >= LONG_ENOUGH) {
                return seconds / count;
            }
        }
    }

    /// Multiply-adds a second, with matrices that are large enough for the card.
    private double product(List<TileSpeed> tiles) {
        for (int n = SMALLEST; ; n *= 2) {
            try (TrialProduct product = TrialProduct.square(n, tiles, queue)) {
                queue.write(product.memory(), 0, MemorySegment.ofArray(new int[3 * n * n]));
                product.ask();
                queue.finish();
                long start = System.nanoTime();
                product.ask();
                queue.finish();
                double seconds = (System.nanoTime() - start) / NANOS;
                if (seconds >= LONG_ENOUGH || n == LARGEST) {
                    return (double) n * n * n / seconds;
                }
            }
        }
    }
}
