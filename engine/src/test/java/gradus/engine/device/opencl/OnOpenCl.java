package gradus.engine.device.opencl;

import gradus.engine.device.card.CardDevice;
import gradus.engine.device.scalar.ScalarDevice;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Tests on the first OpenCL device, which is opened for each class; or none where there is no such device.
public abstract class OnOpenCl {

    private static Optional<CardDevice> device = Optional.empty();

    @BeforeAll
    public static void openDevice() {
        device = Optional.of(opened());
    }

    @AfterAll
    public static void closeDevice() {
        device.ifPresent(CardDevice::close);
    }

    /// The device of this class's tests.
    protected static CardDevice device() {
        return device.orElseThrow();
    }

    /// A device for one test, to be closed.
    public static CardDevice opened() {
        return new CardDevice(OpenClTesting.open(), new ScalarDevice());
    }
}
