package gradus.engine.device.card;

import gradus.engine.device.cuda.CudaOnProcessor;
import gradus.engine.device.scalar.ScalarDevice;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Formulas and random numbers in CUDA C++, compiled for the processor")
@EnabledOnOs(OS.LINUX)
class CudaElementsTest extends ElementInstructionsTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    public static void openDevice() throws IOException, InterruptedException {
        use(new CardDevice(CudaOnProcessor.open(folder), new ScalarDevice()));
    }
}
