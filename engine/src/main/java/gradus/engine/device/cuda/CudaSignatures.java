package gradus.engine.device.cuda;

import java.lang.foreign.MemorySegment;

/// Shapes of C functions of the CUDA driver, as [gradus.engine.device.card.NativeFunction] reads them. All return 0 or
/// an error; what they give goes where a pointer leads. An address of a device stands for the number that it is.
interface CudaSignatures {

    interface OfNumber {
        int call(int number);
    }

    interface Ask {
        int call(MemorySegment result);
    }

    interface OfHandle {
        int call(MemorySegment handle);
    }

    interface Device {
        int call(MemorySegment device, int index);
    }

    interface Name {
        int call(MemorySegment text, int room, int device);
    }

    interface OfDevice {
        int call(MemorySegment result, int device);
    }

    interface Attribute {
        int call(MemorySegment result, int attribute, int device);
    }

    interface Allocate {
        int call(MemorySegment address, long bytes);
    }

    interface Transfer {
        int call(MemorySegment to, MemorySegment from, long bytes, MemorySegment stream);
    }

    interface NewStream {
        int call(MemorySegment stream, int flags);
    }

    interface LoadModule {
        int call(MemorySegment module, MemorySegment image, int count, MemorySegment options, MemorySegment values);
    }

    interface Function {
        int call(MemorySegment function, MemorySegment module, MemorySegment name);
    }

    interface Launch {
        int call(
                MemorySegment function,
                int groupsX,
                int groupsY,
                int groupsZ,
                int threadsX,
                int threadsY,
                int threadsZ,
                int sharedBytes,
                MemorySegment stream,
                MemorySegment parameters,
                MemorySegment extra);
    }

    interface BeginCapture {
        int call(MemorySegment stream, int mode);
    }

    interface EndCapture {
        int call(MemorySegment stream, MemorySegment graph);
    }

    interface Instantiate {
        int call(MemorySegment executable, MemorySegment graph, long flags);
    }

    interface LaunchGraph {
        int call(MemorySegment executable, MemorySegment stream);
    }

    interface ErrorName {
        int call(int error, MemorySegment text);
    }
}
