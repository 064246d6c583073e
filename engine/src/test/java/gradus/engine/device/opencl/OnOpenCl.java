package gradus.engine.device.opencl;

import gradus.engine.device.scalar.ScalarDevice;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Tests on the first OpenCL device, which is opened for each class; or none where there is no such device.
public abstract class OnOpenCl {

    private static Optional<OpenClDevice> device = Optional.empty();

    @BeforeAll
    public static void openDevice() {
        device = Optional.of(opened());
    }

    @AfterAll
    public static void closeDevice() {
        device.ifPresent(OpenClDevice::close);
    }

    /// The device of this class's tests.
    protected static OpenClDevice device() {
        return device.orElseThrow();
    }

    /// A device for one test, to be closed.
    public static OpenClDevice opened() {
        OpenClLibrary library = OpenClTesting.library();
        return new OpenClDevice(library, OpenClTesting.device(library), new ScalarDevice());
    }
}
