package gradus.engine.device.card;

import java.lang.foreign.MemorySegment;

/// Memory of a card.
public final class CardBuffer extends DriverObject {

    private final long bytes;

    CardBuffer(DriverHandles handles, MemorySegment handle, DriverHandles.Release release, long bytes) {
        super(handles, handle, release, bytes);
        this.bytes = bytes;
    }

    /// How many it has.
    public long bytes() {
        return bytes;
    }
}
