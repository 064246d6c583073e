package gradus.engine.device.opencl;

import gradus.engine.device.DeviceSpeed;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Measures a device in less than a second.
final class SpeedTest {

    /// A thread computes 4 × 4 numbers of the product, a group a square of them, from tiles that it keeps near.
    private static final String SOURCE = """
            kernel void nothing(global float* one) {
                if (get_global_id(0) == 0) {
                    one[0] = 1;
                }
            }

            #define TILE (4 * SIDE)

            kernel void product(global const float* a, global const float* b, global float* result, int n) {
                local float left[SIDE][TILE];
                local float right[SIDE][TILE];
                int thread = get_local_id(0);
                int x = thread % SIDE;
                int y = thread / SIDE;
                int row = get_group_id(0) / (n / TILE) * TILE;
                int column = get_group_id(0) % (n / TILE) * TILE;
                float sums[4][4];
                for (int i = 0; i < 4; i++) {
                    for (int j = 0; j < 4; j++) {
                        sums[i][j] = 0;
                    }
                }
                for (int from = 0; from < n; from += SIDE) {
                    for (int i = 0; i < 4; i++) {
                        left[x][y + i * SIDE] = a[(row + y + i * SIDE) * n + from + x];
                        right[y][x + i * SIDE] = b[(from + y) * n + column + x + i * SIDE];
                    }
                    barrier(CLK_LOCAL_MEM_FENCE);
                    for (int k = 0; k < SIDE; k++) {
                        for (int i = 0; i < 4; i++) {
                            for (int j = 0; j < 4; j++) {
                                sums[i][j] = mad(left[k][y + i * SIDE], right[k][x + j * SIDE], sums[i][j]);
                            }
                        }
                    }
                    barrier(CLK_LOCAL_MEM_FENCE);
                }
                for (int i = 0; i < 4; i++) {
                    for (int j = 0; j < 4; j++) {
                        result[(row + y + i * SIDE) * n + column + x + j * SIDE] = sums[i][j];
                    }
                }
            }
            """;

    /// What takes so long is measured well enough, and doesn't hold up the display.
    private static final double LONG_ENOUGH = 0.02;

    private static final double NANOS = 1e9;
    private static final int SMALLEST = 128;
    private static final int LARGEST = 2048;
    private static final long COPIED = (long) Float.BYTES * LARGEST * LARGEST;

    private final ClQueue queue;

    private SpeedTest(ClQueue queue) {
        this.queue = queue;
    }

    /// Measures.
    ///
    /// @throws gradus.engine.device.DeviceException when the device fails
    static DeviceSpeed of(ClQueue queue) {
        int side = queue.facts().largestGroup() >= 256 ? 16 : queue.facts().largestGroup() >= 64 ? 8 : 1;
        try (ClProgram program = queue.build(SOURCE, "-D SIDE=" + side)) {
            SpeedTest test = new SpeedTest(queue);
            try (ClKernel nothing = program.kernel("nothing");
                    ClKernel product = program.kernel("product");
                    ClBuffer one = queue.buffer(Float.BYTES);
                    ClBuffer copied = queue.buffer(COPIED);
                    Arena arena = Arena.ofConfined()) {
                nothing.set(0, one);
                MemorySegment host = arena.allocate(COPIED);
                MemorySegment number = host.asSlice(0, Float.BYTES);
                return new DeviceSpeed(
                        test.seconds(() -> queue.launch(nothing, 1, 1), queue::finish),
                        test.seconds(
                                () -> {
                                    queue.launch(nothing, 1, 1);
                                    queue.read(one, 0, number);
                                },
                                () -> {}),
                        COPIED / test.seconds(() -> queue.write(copied, 0, host), () -> {}),
                        COPIED / test.seconds(() -> queue.read(copied, 0, host), () -> {}),
                        test.product(product, side, host));
            }
        }
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

    /// Multiply-adds a second, with matrices that are large enough for the device.
    private double product(ClKernel product, int side, MemorySegment zeros) {
        for (int n = SMALLEST; ; n *= 2) {
            long bytes = (long) n * n * Float.BYTES;
            try (ClBuffer a = queue.buffer(bytes);
                    ClBuffer b = queue.buffer(bytes);
                    ClBuffer result = queue.buffer(bytes)) {
                queue.write(a, 0, zeros.asSlice(0, bytes));
                queue.write(b, 0, zeros.asSlice(0, bytes));
                product.set(0, a);
                product.set(1, b);
                product.set(2, result);
                product.set(3, n);
                int groups = n / (4 * side) * (n / (4 * side));
                queue.launch(product, groups, side * side);
                queue.finish();
                long start = System.nanoTime();
                queue.launch(product, groups, side * side);
                queue.finish();
                double seconds = (System.nanoTime() - start) / NANOS;
                if (seconds >= LONG_ENOUGH || n == LARGEST) {
                    return (double) n * n * n / seconds;
                }
            }
        }
    }
}
