package gradus.engine.device.opencl;

import java.lang.foreign.MemorySegment;

/// Memory of a device.
final class ClBuffer extends ClObject {

    private final long bytes;

    ClBuffer(ClHandles handles, MemorySegment handle, OpenClSignatures.OfHandle release, long bytes) {
        super(handles, handle, release, bytes);
        this.bytes = bytes;
    }

    long bytes() {
        return bytes;
    }
}
