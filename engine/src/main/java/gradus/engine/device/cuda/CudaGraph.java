package gradus.engine.device.cuda;

import gradus.engine.device.card.DriverHandles;
import gradus.engine.device.card.DriverObject;
import java.lang.foreign.MemorySegment;

/// Launches that were recorded, as one that the driver has made ready.
final class CudaGraph extends DriverObject {

    CudaGraph(DriverHandles handles, MemorySegment handle, DriverHandles.Release release) {
        super(handles, handle, release, 0);
    }
}
