package gradus.engine.device.card;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a driver has made for one queue and will have to free. An object that is closed, or that nothing in Java
/// points to any more, only puts its handle aside: the driver is called by the thread that uses the queue.
public final class DriverHandles {

    /// A driver's function that frees what it made; it returns 0 or an error.
    @FunctionalInterface
    public interface Release {
        int call(MemorySegment handle);
    }

    private static final long PATIENCE_MS = 100;

    private final Cleaner cleaner = Cleaner.create();
    private final Set<Handle> live = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Handle> dropped = new LinkedBlockingQueue<>();

    /// A thing of the driver's; one is never equal to another, since addresses are used again.
    private static final class Handle {
        private final MemorySegment address;
        private final Release release;
        private final long bytes;

        Handle(MemorySegment address, Release release, long bytes) {
            this.address = address;
            this.release = release;
            this.bytes = bytes;
        }
    }

    /// Makes an object own a handle.
    ///
    /// @param bytes the memory of the device that it holds
    /// @return gives the handle up before the object goes
    Cleaner.Cleanable own(Object owner, MemorySegment address, Release release, long bytes) {
        Handle handle = new Handle(address, release, bytes);
        live.add(handle);
        return cleaner.register(owner, () -> dropped.add(handle));
    }

    /// Frees what was given up since the last time.
    void free() {
        for (Handle handle = dropped.poll(); handle != null; handle = dropped.poll()) {
            free(handle);
        }
    }

    /// Looks for things that nothing points to, which Java doesn't do for want of a device's memory, and frees them.
    void freeUnreachable() throws InterruptedException {
        System.gc();
        for (Handle handle = dropped.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
                handle != null;
                handle = dropped.poll(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
            free(handle);
        }
    }

    /// Frees everything.
    public void freeAll() {
        live.forEach(this::free);
    }

    /// How many things aren't freed.
    int count() {
        return live.size();
    }

    /// The memory of the device that they hold.
    long bytes() {
        return live.stream().mapToLong(handle -> handle.bytes).sum();
    }

    private void free(Handle handle) {
        if (live.remove(handle)) {
            // What can't be freed can't be mended either; the device says so at its next real call.
            handle.release.call(handle.address);
        }
    }
}
