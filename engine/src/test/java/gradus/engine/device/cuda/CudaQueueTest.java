package gradus.engine.device.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceException.Kind;
import gradus.engine.device.card.CardBuffer;
import gradus.engine.device.card.CardGroups;
import gradus.engine.device.card.CardKernel;
import gradus.engine.device.kernel.KernelFunction;
import gradus.engine.graph.Message;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The calls of the CUDA driver, with a stand-in for it that runs no kernel.
@EnabledOnOs(OS.LINUX)
class CudaQueueTest {

    @TempDir
    private Path folder;

    private StandIn driver;
    private CudaQueue queue;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        driver = StandIn.in(folder);
        queue = driver.queue();
        driver.calls();
    }

    @AfterEach
    void close() {
        queue.close();
        assertEquals(0, driver.live(), "all is freed");
    }

    private static KernelFunction fill() {
        return KernelFunction.of("fill");
    }

    private CardBuffer holding(int... numbers) {
        CardBuffer buffer = queue.buffer((long) Integer.BYTES * numbers.length);
        queue.write(buffer, 0, MemorySegment.ofArray(numbers));
        return buffer;
    }

    private int[] content(CardBuffer buffer, int count) {
        int[] numbers = new int[count];
        queue.read(buffer, 0, MemorySegment.ofArray(numbers));
        return numbers;
    }

    @Test
    void whatIsWrittenIsRead() {
        int[] numbers = new int[3_000_000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i * 7;
        }
        CardBuffer buffer = holding(numbers);
        queue.send(buffer, 8, MemorySegment.ofArray(new int[] {-1, -2}));
        numbers[2] = -1;
        numbers[3] = -2;
        assertArrayEquals(numbers, content(buffer, numbers.length));
    }

    @Test
    void whatIsSentIsNotWaitedFor() {
        CardBuffer buffer = holding(1, 2, 3);
        driver.calls();
        queue.send(buffer, 0, MemorySegment.ofArray(new int[] {4}));
        assertEquals(List.of("cuMemcpyHtoDAsync"), driver.calls());
        queue.write(buffer, 0, MemorySegment.ofArray(new int[] {5}));
        assertEquals(List.of("cuMemcpyHtoDAsync", "cuStreamSynchronize"), driver.calls());
        assertArrayEquals(new int[] {5, 2, 3}, content(buffer, 3));
        assertEquals(List.of("cuMemcpyDtoHAsync", "cuStreamSynchronize"), driver.calls());
    }

    @Test
    void kernelsAreLoadedOnceAndLaunchedAsAskedFor() {
        CardBuffer memory = queue.buffer(64);
        CardBuffer table = queue.buffer(64);
        driver.calls();
        CardKernel fill = queue.kernel(fill());
        fill.launch(memory, table, 3, CardGroups.all(5, 128));
        fill.launch(memory, table, 0, CardGroups.all(0, 128));
        queue.kernel(KernelFunction.of("k_sum_group")).launch(memory, table, 0, new CardGroups(3, 2, 9, 256));
        assertEquals(
                List.of("cuModuleLoadDataEx", "cuLaunchKernel k_fill 5 128", "cuLaunchKernel k_sum_group 2 256"),
                driver.calls());
    }

    @Test
    void everyThreadIsMadeToUseTheCard() throws InterruptedException {
        Thread other = Thread.ofPlatform().start(() -> {
            queue.enter();
            holding(1);
        });
        other.join();
        assertTrue(driver.calls().contains("cuMemAlloc 4"));
    }

    @Test
    void whatTheDriversCompilerSaysIsKept() {
        driver.set("cuModuleLoadDataEx:0:218");
        DeviceException failure = assertThrows(DeviceException.class, () -> queue.kernel(fill()));
        assertEquals(Kind.BUILD, failure.kind());
        assertTrue(failure.log().contains("Unresolved extern function"), failure.log());
        assertEquals(Message.of("device.fault.build", "Stand-in 0", "ptxas application"), failure.reason());
        driver.set("cuModuleLoadDataEx:0:700");
        assertTrue(
                assertThrows(DeviceException.class, () -> queue.kernel(fill())).isLost());
    }

    @Test
    void tooMuchMemoryIsToldWithFigures() {
        driver.set("free=4096");
        CardBuffer small = queue.buffer(3 << 20);
        DeviceException failure = assertThrows(DeviceException.class, () -> queue.buffer(2 << 20));
        assertTrue(failure.isOutOfMemory());
        assertEquals(Message.of("device.fault.room", "Stand-in 0", 2L, 3L, 1024L, 1024L), failure.reason());
        assertEquals(
                List.of("cuMemAlloc 3145728", "cuMemAlloc 2097152", "cuStreamSynchronize", "cuMemAlloc 2097152"),
                driver.calls(),
                "it is tried again");
        small.close();
        queue.buffer(2 << 20);
    }

    @Test
    void aLaunchThatFailsSaysWhatItMeans() {
        CardBuffer memory = queue.buffer(64);
        CardBuffer table = queue.buffer(64);
        CardKernel fill = queue.kernel(fill());
        driver.set("cuLaunchKernel:1:2 cuLaunchKernel:2:719 cuLaunchKernel:3:1");
        for (Kind kind : List.of(Kind.OUT_OF_MEMORY, Kind.LOST, Kind.OTHER)) {
            assertEquals(
                    kind,
                    assertThrows(DeviceException.class, () -> fill.launch(memory, table, 0, CardGroups.all(1, 1)))
                            .kind());
        }
    }

    @Test
    void buffersThatNothingPointsToComeBack() {
        for (int i = 0; i < 100; i++) {
            queue.buffer(64);
        }
        while (queue.handles() > 0) {
            queue.freeUnreachable();
        }
        assertEquals(2, driver.live(), "the context and the stream");
    }
}
