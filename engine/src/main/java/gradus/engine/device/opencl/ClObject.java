package gradus.engine.device.opencl;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;

/// A thing of the driver's that is freed when it is closed, or some time after nothing points to it any more.
abstract sealed class ClObject implements AutoCloseable permits ClBuffer, ClKernel, ClProgram {

    private final ClHandles handles;
    private final MemorySegment handle;
    private final Cleaner.Cleanable owned;
    private boolean isClosed;

    /// @param bytes the memory of the device that it holds
    ClObject(ClHandles handles, MemorySegment handle, OpenClSignatures.OfHandle release, long bytes) {
        this.handles = handles;
        this.handle = handle;
        this.owned = handles.own(this, handle, release, bytes);
    }

    /// @throws IllegalStateException when it is closed
    final MemorySegment handle() {
        if (isClosed) {
            throw new IllegalStateException("A " + getClass().getSimpleName() + " is used that is closed");
        }
        return handle;
    }

    /// The driver goes on using it until what was enqueued before is done.
    @Override
    public final void close() {
        isClosed = true;
        owned.clean();
        handles.free();
    }
}
