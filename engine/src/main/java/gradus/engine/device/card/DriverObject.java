package gradus.engine.device.card;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;

/// A thing of a driver's that is freed when it is closed, or some time after nothing points to it any more.
public abstract class DriverObject implements AutoCloseable {

    private final DriverHandles handles;
    private final MemorySegment handle;
    private final Cleaner.Cleanable owned;
    private boolean isClosed;

    /// @param bytes the memory of the device that it holds
    @SuppressWarnings("this-escape") // it is only watched
    protected DriverObject(DriverHandles handles, MemorySegment handle, DriverHandles.Release release, long bytes) {
        this.handles = handles;
        this.handle = handle;
        this.owned = handles.own(this, handle, release, bytes);
    }

    /// How the driver calls it.
    ///
    /// @throws IllegalStateException when it is closed
    public final MemorySegment handle() {
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
