package gradus.engine.device.opencl;

import gradus.engine.device.DeviceException;
import gradus.engine.device.card.DriverErrors;
import java.util.Set;

/// What the numbers mean that OpenCL returns.
final class OpenClErrors {

    static final int NO_DEVICE = -1;
    static final int NO_PLATFORM = -1001;

    /// CL_MEM_OBJECT_ALLOCATION_FAILURE, CL_OUT_OF_RESOURCES, CL_OUT_OF_HOST_MEMORY, CL_INVALID_BUFFER_SIZE.
    private static final Set<Integer> MEMORY = Set.of(-4, -5, -6, -61);

    /// CL_DEVICE_NOT_AVAILABLE, CL_INVALID_CONTEXT, CL_INVALID_COMMAND_QUEUE, and what NVIDIA returns once a kernel has
    /// failed.
    private static final Set<Integer> LOST = Set.of(-2, -34, -36, -9999);

    static final DriverErrors ERRORS = new DriverErrors(MEMORY::contains, LOST::contains, String::valueOf);

    private OpenClErrors() {}

    /// Returns when there is no error.
    ///
    /// @throws DeviceException when there is one
    static void check(String call, int code) {
        ERRORS.check(call, code);
    }
}
