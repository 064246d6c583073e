package gradus.engine.device.opencl;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// Opens an OpenCL device for tests; PoCL's will do, which computes on the processor.
final class OpenClTesting {

    private OpenClTesting() {}

    static OpenClLibrary library() {
        Optional<OpenClLibrary> library = OpenClLibrary.open();
        Assumptions.assumeTrue(library.isPresent(), "there is no OpenCL library here (Debian: ocl-icd-libopencl1)");
        return library.orElseThrow();
    }

    static OpenClFacts device(OpenClLibrary library) {
        List<OpenClFacts> devices = library.devices();
        Assumptions.assumeFalse(devices.isEmpty(), "there is no OpenCL device here (Debian: pocl-opencl-icd)");
        return devices.getFirst();
    }

    /// The first device, or no test.
    static ClQueue open() {
        OpenClLibrary library = library();
        return ClQueue.open(library, device(library));
    }
}
