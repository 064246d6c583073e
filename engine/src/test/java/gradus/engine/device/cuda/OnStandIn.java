package gradus.engine.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.device.card.CardDevice;
import gradus.engine.device.scalar.ScalarDevice;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A card of NVIDIA's that a stand-in for the driver tells of, opened for each test; in the end nothing of it is left.
@EnabledOnOs(OS.LINUX)
abstract class OnStandIn {

    @TempDir
    private Path folder;

    StandIn driver;
    CardDevice device;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        driver = StandIn.in(folder);
        device = new CardDevice(driver.queue(), new ScalarDevice());
        driver.calls();
    }

    @AfterEach
    void close() {
        device.close();
        assertEquals(0, driver.live(), "all is freed");
    }
}
