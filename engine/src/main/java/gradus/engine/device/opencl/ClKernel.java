package gradus.engine.device.opencl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.util.HashMap;
import java.util.Map;

/// A kernel and the arguments that it is launched with, which stay until others are set.
final class ClKernel implements AutoCloseable {

    private final OpenClFunctions functions;
    private final ClHandles handles;
    private final MemorySegment handle;
    private final Cleaner.Cleanable owned;
    private final MemorySegment scratch = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG);

    /// The driver doesn't keep them alive.
    private final Map<Integer, ClBuffer> buffers = new HashMap<>();
    private boolean isClosed;

    ClKernel(OpenClFunctions functions, ClHandles handles, MemorySegment handle) {
        this.functions = functions;
        this.handles = handles;
        this.handle = handle;
        this.owned = handles.own(this, handle, functions.releaseKernel, 0);
    }

    /// Sets a parameter that is a pointer.
    void set(int index, ClBuffer buffer) {
        buffers.put(index, buffer);
        scratch.set(ValueLayout.ADDRESS, 0, buffer.handle());
        hand(index, ValueLayout.ADDRESS.byteSize());
    }

    /// Sets a parameter that is an int.
    void set(int index, int value) {
        scratch.set(ValueLayout.JAVA_INT, 0, value);
        hand(index, Integer.BYTES);
    }

    private void hand(int index, long bytes) {
        OpenClErrors.check("clSetKernelArg", functions.argument.call(handle(), index, bytes, scratch));
    }

    MemorySegment handle() {
        if (isClosed) {
            throw new IllegalStateException("The kernel is closed");
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
