package gradus.engine.device.opencl;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;

/// Memory of a device. Freed when closed, or some time after nothing points to it any more.
final class ClBuffer implements AutoCloseable {

    private final ClHandles handles;
    private final MemorySegment handle;
    private final Cleaner.Cleanable owned;
    private final long bytes;
    private boolean isClosed;

    ClBuffer(ClHandles handles, MemorySegment handle, OpenClSignatures.OfHandle release, long bytes) {
        this.handles = handles;
        this.handle = handle;
        this.bytes = bytes;
        this.owned = handles.own(this, handle, release, bytes);
    }

    long bytes() {
        return bytes;
    }

    MemorySegment handle() {
        if (isClosed) {
            throw new IllegalStateException("The buffer is closed");
        }
        return handle;
    }

    /// The driver goes on using the memory until what was enqueued before is done.
    @Override
    public void close() {
        isClosed = true;
        owned.clean();
        handles.free();
    }
}
