package gradus.engine.device.opencl;

import gradus.engine.device.card.DriverHandles;
import gradus.engine.device.card.DriverObject;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Kernels that are compiled for a device.
final class ClProgram extends DriverObject {

    private final OpenClFunctions functions;
    private final DriverHandles handles;

    ClProgram(OpenClFunctions functions, DriverHandles handles, MemorySegment handle) {
        super(handles, handle, functions.releaseProgram, 0);
        this.functions = functions;
        this.handles = handles;
    }

    /// A kernel with arguments of its own; each call makes another.
    ///
    /// @throws gradus.engine.device.DeviceException when there is none of that name
    ClKernel kernel(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment error = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment kernel = functions.newKernel.call(handle(), arena.allocateFrom(name), error);
            OpenClErrors.check("clCreateKernel", error.get(ValueLayout.JAVA_INT, 0));
            return new ClKernel(functions, handles, kernel);
        }
    }
}
