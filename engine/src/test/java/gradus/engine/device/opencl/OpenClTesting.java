package gradus.engine.device.opencl;

import gradus.engine.device.card.CardFacts;
import gradus.engine.device.card.CardQueue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Opens an OpenCL device for tests; PoCL's will do, which computes on the processor.
public final class OpenClTesting {

    private OpenClTesting() {}

    static OpenClLibrary library() {
        Optional<OpenClLibrary> library = OpenClLibrary.open();
        Assumptions.assumeTrue(library.isPresent(), "there is no OpenCL library here (Debian: ocl-icd-libopencl1)");
        return library.orElseThrow();
    }

    static CardFacts device(OpenClLibrary library) {
        List<CardFacts> devices = library.devices();
        Assumptions.assumeFalse(devices.isEmpty(), "there is no OpenCL device here (Debian: pocl-opencl-icd)");
        return devices.getFirst();
    }

    /// The first device, or no test.
    public static CardQueue queue() {
        return open();
    }

    static ClQueue open() {
        OpenClLibrary library = library();
        return library.open(device(library));
    }

    /// Compiles a library whose devices are all bad, or there is no test: `libOpenCL.so.1` in a folder.
    static Path badLibrary(Path folder) throws IOException, InterruptedException {
        try (InputStream source = OpenClTesting.class.getResourceAsStream("bad-opencl.c")) {
            Files.write(
                    folder.resolve("bad-opencl.c"),
                    Objects.requireNonNull(source).readAllBytes());
        }
        try {
            int exit = new ProcessBuilder("cc", "-w", "-shared", "-fPIC", "-o", "libOpenCL.so.1", "bad-opencl.c")
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            Assertions.assertEquals(0, exit, "the library compiles");
        } catch (IOException absent) {
            Assumptions.abort("there is no C compiler here: " + absent);
        }
        return folder.resolve("libOpenCL.so.1");
    }
}
