package gradus.engine.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.DeviceException;
import gradus.engine.device.card.CardFacts;
import gradus.engine.graph.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Finding NVIDIA's driver and its cards, with a stand-in for it.
@EnabledOnOs(OS.LINUX)
class CudaLibraryTest {

    @TempDir
    private Path folder;

    private StandIn driver;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        driver = StandIn.in(folder);
    }

    @Test
    void withoutADriverThereIsNone() {
        NvidiaLibraries none = new NvidiaLibraries(Map.of(), folder);
        assertEquals(Optional.empty(), CudaLibrary.open(List.of("libNoSuchCuda.so.7"), none, false));
        // The C library is one, and has none of the functions.
        assertEquals(Optional.empty(), CudaLibrary.open(List.of("libc.so.6"), none, false));
    }

    @Test
    void eachCardTellsWhatItIs() {
        driver.set("cards=2 version=12040 megabytes=8192 major=8 minor=6");
        CudaLibrary library = driver.open();
        List<CardFacts> cards = library.devices();
        assertEquals(2, cards.size());
        assertEquals(
                new CardFacts(
                        "cuda",
                        1,
                        "CUDA 12.4",
                        "Stand-in 1",
                        "NVIDIA",
                        "8.6",
                        8L << 30,
                        8L << 30,
                        49152,
                        1024,
                        8,
                        false,
                        false,
                        false),
                cards.get(1));
        assertEquals("cuda:1", cards.get(1).id());
        assertEquals(Optional.empty(), library.refusal(cards.get(1)));
        library.open(cards.get(1)).close();
        assertEquals(0, driver.live());
    }

    @Test
    void oldCardsAreLeftToOpenCl() {
        driver.set("major=6 minor=1");
        CudaLibrary library = driver.open();
        assertEquals(
                Optional.of(Message.of("device.cuda.old", "6.1", "7.5")),
                library.refusal(library.devices().getFirst()));
    }

    @Test
    void aDriverWithoutACardHasNone() {
        driver.set("cuInit:0:100");
        assertEquals(List.of(), driver.open().devices());
    }

    @Test
    void aDriverThatFailsIsAFault() {
        CudaLibrary library = driver.open();
        driver.set("cuInit:0:803");
        DeviceException failure = assertThrows(DeviceException.class, library::devices);
        assertEquals(Message.of("device.fault.call", "cuInit", "803"), failure.reason());
    }

    @Test
    void aCardThatCannotBeOpenedLeavesNothingBehind() {
        CudaLibrary library = driver.open();
        CardFacts card = library.devices().getFirst();
        driver.set("cuDevicePrimaryCtxRetain:0:46");
        assertTrue(assertThrows(DeviceException.class, () -> library.open(card)).isLost());
        driver.set("cuStreamCreate:0:700");
        DeviceException lost = assertThrows(DeviceException.class, () -> library.open(card));
        assertEquals(
                Message.of("device.fault.lost", "cuStreamCreate", "CUDA_ERROR_ILLEGAL_ADDRESS (700)"), lost.reason());
        assertEquals(0, driver.live());
    }
}
