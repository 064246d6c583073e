package gradus.engine.device.opencl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;

/// Kernels that are compiled for a device.
final class ClProgram implements AutoCloseable {

    private final OpenClFunctions functions;
    private final ClHandles handles;
    private final MemorySegment handle;
    private final Cleaner.Cleanable owned;
    private boolean isClosed;

    ClProgram(OpenClFunctions functions, ClHandles handles, MemorySegment handle) {
        this.functions = functions;
        this.handles = handles;
        this.handle = handle;
        this.owned = handles.own(this, handle, functions.releaseProgram, 0);
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

    private MemorySegment handle() {
        if (isClosed) {
            throw new IllegalStateException("The program is closed");
        }
        return handle;
    }

    @Override
    public void close() {
        isClosed = true;
        owned.clean();
        handles.free();
    }
}
