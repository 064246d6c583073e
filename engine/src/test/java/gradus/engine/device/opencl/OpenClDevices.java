package gradus.engine.device.opencl;

import gradus.engine.device.scalar.ScalarDevice;

/// Opens OpenCL devices for tests of other packages.
public final class OpenClDevices {

    private OpenClDevices() {}

    /// The first device, or no test.
    public static OpenClDevice open() {
        OpenClLibrary library = OpenClTesting.library();
        return new OpenClDevice(library, OpenClTesting.device(library), new ScalarDevice());
    }
}
