package gradus.engine.device.cuda;

import gradus.engine.device.card.DriverHandles;
import gradus.engine.device.card.DriverObject;
import java.lang.foreign.MemorySegment;

/// Kernels that a card has loaded.
final class CudaModule extends DriverObject {

    CudaModule(DriverHandles handles, MemorySegment handle, DriverHandles.Release release) {
        super(handles, handle, release, 0);
    }
}
