package gradus.engine.device.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceException.Kind;
import gradus.engine.device.card.CardBuffer;
import gradus.engine.device.card.CardFacts;
import gradus.engine.graph.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a driver's errors mean, with a library whose device does nothing but fail.
@EnabledOnOs(OS.LINUX)
class ClFaultsTest {

    /// The device that can be opened.
    private static final int WRONG = 5;

    private static OpenClLibrary library(Path folder) throws IOException, InterruptedException {
        return OpenClLibrary.open(List.of(OpenClTesting.badLibrary(folder).toString()))
                .orElseThrow();
    }

    private static DeviceException launched(ClQueue queue, int groupSize) {
        ClKernel kernel = queue.build("", "").kernel("any");
        return assertThrows(DeviceException.class, () -> queue.launch(kernel, 1, groupSize));
    }

    @Test
    void errorsOfALaunchSayWhatTheyMean(@TempDir Path folder) throws IOException, InterruptedException {
        OpenClLibrary library = library(folder);
        try (ClQueue queue = library.open(library.devices().get(WRONG));
                CardBuffer buffer = queue.buffer(3 << 20)) {
            assertEquals(3 << 20, buffer.bytes());
            DeviceException full = launched(queue, 4);
            assertTrue(full.isOutOfMemory());
            assertEquals(-4, full.code());
            assertEquals(
                    Message.of("device.fault.memory", "bad device", 3L, 1024L, "clEnqueueNDRangeKernel", "-4"),
                    full.reason());
            for (int lost : new int[] {2, 34, 36}) {
                DeviceException gone = launched(queue, lost);
                assertTrue(gone.isLost());
                assertEquals(
                        Message.of("device.fault.lost", "clEnqueueNDRangeKernel", String.valueOf(-lost)),
                        gone.reason());
            }
            DeviceException other = launched(queue, 54);
            assertEquals(Kind.OTHER, other.kind());
            assertEquals(Message.of("device.fault.call", "clEnqueueNDRangeKernel", "-54"), other.reason());
        }
    }

    @Test
    void aBuildIsTriedTwice(@TempDir Path folder) throws IOException, InterruptedException {
        OpenClLibrary library = library(folder);
        try (ClQueue queue = library.open(library.devices().get(WRONG))) {
            queue.build("", "second attempt").close();
            DeviceException never = assertThrows(DeviceException.class, () -> queue.build("", "never"));
            assertEquals(Kind.BUILD, never.kind());
            assertEquals(-11, never.code());
        }
    }

    @Test
    void aDeviceThatIsGoneCannotBeOpened(@TempDir Path folder) throws IOException, InterruptedException {
        OpenClLibrary library = library(folder);
        CardFacts gone = library.devices().get(WRONG - 1);
        assertTrue(assertThrows(DeviceException.class, () -> library.open(gone)).isLost());
    }
}
