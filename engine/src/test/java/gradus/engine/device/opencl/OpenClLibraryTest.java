package gradus.engine.device.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.DeviceException;
import gradus.engine.device.card.CardFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Finding OpenCL and its devices.
class OpenClLibraryTest {

    private static int quotient(int number, int divisor) {
        return number / divisor;
    }

    @Test
    void aLibraryThatIsNotThereIsEmpty() {
        assertEquals(Optional.empty(), OpenClLibrary.open(List.of("libNoSuchOpenCL.so.7")));
        // The C library is one, and has none of the functions.
        assertEquals(Optional.empty(), OpenClLibrary.open(List.of("libc.so.6")));
    }

    @Test
    void aDeviceTellsWhatItIs() {
        OpenClLibrary library = OpenClTesting.library();
        CardFacts device = OpenClTesting.device(library);
        assertEquals(0, device.index());
        assertFalse(device.name().isBlank());
        assertEquals(device.name().strip(), device.name());
        assertTrue(device.version().startsWith("OpenCL "), device.version());
        assertTrue(device.memory() >= device.largestBuffer());
        assertTrue(device.largestBuffer() > 0);
        assertTrue(device.localMemory() >= 32 << 10);
        assertTrue(device.largestGroup() >= 64);
        assertTrue(device.units() >= 1);
        assertTrue(device.hasCompiler());
        assertEquals(library.devices(), library.devices());
    }

    @Test
    void aDeviceThatWentAwayIsAFault() {
        OpenClLibrary library = OpenClTesting.library();
        CardFacts gone = new CardFacts("opencl", 999, "", "", "", "", 0, 0, 0, 0, 0, false, false, false);
        assertThrows(DeviceException.class, () -> library.open(gone));
    }

    @Test
    void divisionByZeroStillThrows() {
        OpenClTesting.open().close();
        int rounds = 200_000;
        int thrown = 0;
        for (int i = 0; i < rounds; i++) {
            try {
                assertEquals(0, quotient(i, i & Integer.MIN_VALUE), "nothing is divided by 0");
            } catch (ArithmeticException expected) {
                thrown++;
            }
        }
        assertEquals(rounds, thrown);
    }
}
