package gradus.engine.device.opencl;

import java.lang.foreign.MemorySegment;

/// Shapes of C functions, as interfaces with one method of the same parameters: `size_t` and `cl_ulong` are long,
/// `cl_uint` and `cl_int` are int, and every pointer or handle is an address. A function returns 0 or an error, or a
/// handle and the error through its last parameter.
interface OpenClSignatures {

    interface Platforms {
        int call(int room, MemorySegment platforms, MemorySegment count);
    }

    interface Devices {
        int call(MemorySegment platform, long type, int room, MemorySegment devices, MemorySegment count);
    }

    interface Info {
        int call(MemorySegment object, int what, long room, MemorySegment value, MemorySegment length);
    }

    interface DeviceInfo {
        int call(
                MemorySegment object,
                MemorySegment device,
                int what,
                long room,
                MemorySegment value,
                MemorySegment length);
    }

    interface NewContext {
        MemorySegment call(
                MemorySegment properties,
                int count,
                MemorySegment devices,
                MemorySegment callback,
                MemorySegment data,
                MemorySegment error);
    }

    interface NewQueue {
        MemorySegment call(MemorySegment context, MemorySegment device, long properties, MemorySegment error);
    }

    interface NewBuffer {
        MemorySegment call(MemorySegment context, long flags, long bytes, MemorySegment host, MemorySegment error);
    }

    interface NewProgram {
        MemorySegment call(
                MemorySegment context, int count, MemorySegment texts, MemorySegment lengths, MemorySegment error);
    }

    interface Build {
        int call(
                MemorySegment program,
                int count,
                MemorySegment devices,
                MemorySegment options,
                MemorySegment callback,
                MemorySegment data);
    }

    interface NewKernel {
        MemorySegment call(MemorySegment program, MemorySegment name, MemorySegment error);
    }

    interface Argument {
        int call(MemorySegment kernel, int index, long bytes, MemorySegment value);
    }

    interface Transfer {
        int call(
                MemorySegment queue,
                MemorySegment buffer,
                int isBlocking,
                long offset,
                long bytes,
                MemorySegment host,
                int waits,
                MemorySegment waitList,
                MemorySegment event);
    }

    interface Copy {
        int call(
                MemorySegment queue,
                MemorySegment from,
                MemorySegment to,
                long fromByte,
                long toByte,
                long bytes,
                int waits,
                MemorySegment waitList,
                MemorySegment event);
    }

    interface Launch {
        int call(
                MemorySegment queue,
                MemorySegment kernel,
                int dimensions,
                MemorySegment offset,
                MemorySegment global,
                MemorySegment local,
                int waits,
                MemorySegment waitList,
                MemorySegment event);
    }

    /// C's function that sets a variable of the environment.
    interface SetVariable {
        int call(MemorySegment name, MemorySegment value, int replaces);
    }
}
