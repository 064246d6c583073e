package gradus.engine.device.opencl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandleProxies;
import java.lang.reflect.Method;
import java.util.Arrays;

/// The functions of OpenCL 1.2 that Gradus calls.
final class OpenClFunctions implements OpenClSignatures {

    final Platforms platforms;
    final Info platformInfo;
    final Devices devices;
    final Info deviceInfo;
    final NewContext newContext;
    final NewQueue newQueue;
    final NewBuffer newBuffer;
    final NewProgram newProgram;
    final Build build;
    final DeviceInfo buildInfo;
    final NewKernel newKernel;
    final Argument argument;
    final Transfer write;
    final Transfer read;
    final Copy copy;
    final Launch launch;
    final OfHandle finish;
    final OfHandle releaseKernel;
    final OfHandle releaseProgram;
    final OfHandle releaseBuffer;
    final OfHandle releaseQueue;
    final OfHandle releaseContext;

    private final SymbolLookup library;

    /// Binds all functions.
    ///
    /// @throws java.util.NoSuchElementException when the library lacks one
    OpenClFunctions(SymbolLookup library) {
        this.library = library;
        platforms = bind(Platforms.class, "clGetPlatformIDs");
        platformInfo = bind(Info.class, "clGetPlatformInfo");
        devices = bind(Devices.class, "clGetDeviceIDs");
        deviceInfo = bind(Info.class, "clGetDeviceInfo");
        newContext = bind(NewContext.class, "clCreateContext");
        newQueue = bind(NewQueue.class, "clCreateCommandQueue");
        newBuffer = bind(NewBuffer.class, "clCreateBuffer");
        newProgram = bind(NewProgram.class, "clCreateProgramWithSource");
        build = bind(Build.class, "clBuildProgram");
        buildInfo = bind(DeviceInfo.class, "clGetProgramBuildInfo");
        newKernel = bind(NewKernel.class, "clCreateKernel");
        argument = bind(Argument.class, "clSetKernelArg");
        write = bind(Transfer.class, "clEnqueueWriteBuffer");
        read = bind(Transfer.class, "clEnqueueReadBuffer");
        copy = bind(Copy.class, "clEnqueueCopyBuffer");
        launch = bind(Launch.class, "clEnqueueNDRangeKernel");
        finish = bind(OfHandle.class, "clFinish");
        releaseKernel = bind(OfHandle.class, "clReleaseKernel");
        releaseProgram = bind(OfHandle.class, "clReleaseProgram");
        releaseBuffer = bind(OfHandle.class, "clReleaseMemObject");
        releaseQueue = bind(OfHandle.class, "clReleaseCommandQueue");
        releaseContext = bind(OfHandle.class, "clReleaseContext");
    }

    private <T> T bind(Class<T> shape, String name) {
        return bind(shape, library.findOrThrow(name));
    }

    /// A C function as an interface with one method of its parameters.
    @SuppressWarnings("restricted") // a wrong signature would break the process; the tests call each
    static <T> T bind(Class<T> shape, MemorySegment function) {
        Method method = shape.getDeclaredMethods()[0];
        MemoryLayout[] parameters = Arrays.stream(method.getParameterTypes())
                .map(OpenClFunctions::layout)
                .toArray(MemoryLayout[]::new);
        FunctionDescriptor descriptor = FunctionDescriptor.of(layout(method.getReturnType()), parameters);
        return MethodHandleProxies.asInterfaceInstance(
                shape, Linker.nativeLinker().downcallHandle(function, descriptor));
    }

    private static MemoryLayout layout(Class<?> type) {
        return type == int.class ? JAVA_INT : type == long.class ? JAVA_LONG : ADDRESS;
    }
}
