package gradus.engine.device.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.DeviceException;
import gradus.engine.device.card.CardBuffer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An OpenCL device through our own binding.
@Timeout(120)
class ClQueueTest {

    private static final String ADD = """
            kernel void add(global const float* a, global const float* b, global float* sum, int count) {
                int i = get_global_id(0);
                if (i < count) {
                    sum[i] = a[i] + b[i];
                }
            }
            """;

    private ClQueue queue = OpenClTesting.open();

    @BeforeEach
    void isEmpty() {
        assertEquals(0, queue.handles());
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private static float[] numbers(int count, int from) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = from + i;
        }
        return numbers;
    }

    private CardBuffer holding(float[] numbers) {
        CardBuffer buffer = queue.buffer(4L * numbers.length);
        queue.write(buffer, 0, MemorySegment.ofArray(numbers));
        return buffer;
    }

    private float[] content(CardBuffer buffer) {
        float[] numbers = new float[Math.toIntExact(buffer.bytes() / 4)];
        queue.read(buffer, 0, MemorySegment.ofArray(numbers));
        return numbers;
    }

    @Test
    void aKernelAdds() {
        int count = 1000;
        CardBuffer sum = queue.buffer(4L * count);
        ClKernel add = queue.build(ADD, "").kernel("add");
        add.set(0, holding(numbers(count, 0)));
        add.set(1, holding(numbers(count, 5)));
        add.set(2, sum);
        add.set(3, count);
        queue.launch(add, 0, 64);
        queue.launch(add, 16, 64);
        float[] expected = new float[count];
        for (int i = 0; i < count; i++) {
            expected[i] = 2 * i + 5;
        }
        assertArrayEquals(expected, content(sum));
    }

    @Test
    void aRowOfLaunchesRunsInOrder() {
        CardBuffer one = holding(new float[] {1});
        CardBuffer sum = holding(new float[] {0});
        ClKernel add = queue.build(ADD, "").kernel("add");
        add.set(0, sum);
        add.set(1, one);
        add.set(2, sum);
        add.set(3, 1);
        for (int i = 0; i < 500; i++) {
            queue.launch(add, 1, 1);
        }
        queue.finish();
        assertArrayEquals(new float[] {500}, content(sum));
    }

    @Test
    void copiesGoWhereTheyShould() {
        CardBuffer first = holding(numbers(8, 0));
        CardBuffer second = holding(numbers(8, 100));
        queue.copy(first, 4, second, 16, 12);
        queue.copy(first, 0, second, 0, 0);
        assertArrayEquals(new float[] {100, 101, 102, 103, 1, 2, 3, 107}, content(second));

        queue.write(second, 8, MemorySegment.ofArray(new float[] {-1, -2, -3}).asSlice(4, 8));
        try (Arena arena = Arena.ofConfined()) {
            queue.write(second, 0, arena.allocateFrom(ValueLayout.JAVA_FLOAT, -7));
            MemorySegment part = arena.allocate(ValueLayout.JAVA_FLOAT, 3);
            queue.read(second, 4, part);
            assertArrayEquals(new float[] {101, -2, -3}, part.toArray(ValueLayout.JAVA_FLOAT));
        }
        assertArrayEquals(new float[] {-7, 101, -2, -3, 1, 2, 3, 107}, content(second));
        float[] middle = new float[4];
        queue.read(second, 12, MemorySegment.ofArray(middle).asSlice(4, 8));
        assertArrayEquals(new float[] {0, -3, 1, 0}, middle);
    }

    @Test
    void arraysOfAnySizeAreCopied() {
        float[] numbers = numbers(5_000_003, 0);
        assertArrayEquals(numbers, content(holding(numbers)));
    }

    @Test
    void whatTheCompilerSaysIsKept() {
        DeviceException failure =
                assertThrows(DeviceException.class, () -> queue.build("kernel void f() { nonsense; }", ""));
        assertEquals(DeviceException.Kind.BUILD, failure.kind());
        assertTrue(failure.log().contains("nonsense"), failure.log());
        assertTrue(failure.reason().arguments().get(1).toString().contains("nonsense"), failure.reason()::toString);
        assertEquals(0, queue.handles(), "the program that isn't one is freed");
    }

    @Test
    void tooMuchMemoryIsToldWithFigures() {
        long bytes = 8L << 40;
        CardBuffer small = queue.buffer(3 << 20);
        DeviceException failure = assertThrows(DeviceException.class, () -> queue.buffer(bytes));
        assertTrue(failure.isOutOfMemory());
        assertFalse(failure.isLost());
        assertEquals(
                List.of(
                        queue.facts().name(),
                        bytes >> 20,
                        3L,
                        queue.facts().memory() >> 20,
                        queue.facts().largestBuffer() >> 20),
                failure.reason().arguments());
        small.close();
        assertEquals(0, queue.handles());
    }

    @Test
    void aWrongGroupIsAFault() {
        ClKernel add = queue.build(ADD, "").kernel("add");
        DeviceException failure = assertThrows(DeviceException.class, () -> queue.launch(add, 1, 1 << 20));
        assertEquals(DeviceException.Kind.OTHER, failure.kind());
        assertTrue(failure.code() < 0);
        assertThrows(DeviceException.class, () -> queue.build(ADD, "").kernel("multiply"));
    }

    @Test
    void whatIsClosedIsFreedAndNotUsedAgain() {
        CardBuffer buffer = queue.buffer(4);
        ClProgram program = queue.build(ADD, "");
        ClKernel kernel = program.kernel("add");
        assertEquals(3, queue.handles());
        buffer.close();
        buffer.close();
        program.close();
        kernel.close();
        assertEquals(0, queue.handles());
        assertThrows(IllegalStateException.class, () -> kernel.set(0, 1));
        assertThrows(IllegalStateException.class, () -> program.kernel("add"));
        assertThrows(IllegalStateException.class, () -> content(buffer));
        queue.close();
        assertThrows(IllegalStateException.class, () -> queue.buffer(4));
        assertThrows(IllegalStateException.class, () -> queue.finish());
    }

    @Test
    void buffersThatNothingPointsToComeBack() {
        CardBuffer kept = holding(new float[] {7});
        for (int i = 0; i < 2000; i++) {
            queue.buffer(1024);
        }
        while (queue.handles() > 1) {
            queue.freeUnreachable();
        }
        assertArrayEquals(new float[] {7}, content(kept));
    }

    @Test
    void aKernelKeepsItsBuffers() {
        ClKernel add = queue.build(ADD, "").kernel("add");
        add.set(0, holding(new float[] {2}));
        add.set(1, holding(new float[] {3}));
        CardBuffer sum = queue.buffer(4);
        add.set(2, sum);
        add.set(3, 1);
        while (queue.handles() > 4) {
            queue.freeUnreachable(); // until the program is gone
        }
        queue.launch(add, 1, 1);
        assertArrayEquals(new float[] {5}, content(sum));
    }
}
