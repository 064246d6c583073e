package gradus.engine.device.opencl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Kernels that are compiled for a device.
final class ClProgram extends ClObject {

    private final OpenClFunctions functions;
    private final ClHandles handles;

    ClProgram(OpenClFunctions functions, ClHandles handles, MemorySegment handle) {
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
