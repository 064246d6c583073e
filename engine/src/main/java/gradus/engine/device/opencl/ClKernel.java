package gradus.engine.device.opencl;

import gradus.engine.device.card.CardBuffer;
import gradus.engine.device.card.DriverHandles;
import gradus.engine.device.card.DriverObject;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;

/// A kernel and the arguments that it is launched with, which stay until others are set.
final class ClKernel extends DriverObject {

    private final OpenClFunctions functions;
    private final MemorySegment scratch = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG);

    /// The driver doesn't keep them alive.
    private final Map<Integer, CardBuffer> buffers = new HashMap<>();

    ClKernel(OpenClFunctions functions, DriverHandles handles, MemorySegment handle) {
        super(handles, handle, functions.releaseKernel, 0);
        this.functions = functions;
    }

    /// Sets a parameter that is a pointer.
    void set(int index, CardBuffer buffer) {
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
}
