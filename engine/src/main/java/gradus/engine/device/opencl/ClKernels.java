package gradus.engine.device.opencl;

import gradus.engine.device.kernel.KernelFunction;
import java.util.HashMap;
import java.util.Map;

/// The kernels that a device has compiled, each once.
final class ClKernels {

    private static final String OPTIONS = "-cl-mad-enable";

    private final ClQueue queue;
    private final Map<String, ClCompiled> compiled = new HashMap<>();

    ClKernels(ClQueue queue) {
        this.queue = queue;
    }

    /// The kernel that calls a function.
    ///
    /// @throws gradus.engine.device.DeviceException when the driver can't compile it
    ClCompiled of(KernelFunction function) {
        return compiled.computeIfAbsent(function.kernel(), name -> {
            ClProgram program = queue.build(function.program(), OPTIONS);
            return new ClCompiled(queue, program, program.kernel(name));
        });
    }

    int count() {
        return compiled.size();
    }
}
