package gradus.engine.device.opencl;

import gradus.engine.device.card.DriverHandles.Release;
import gradus.engine.device.card.NativeFunction;
import java.lang.foreign.SymbolLookup;

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
    final Release finish;
    final Release releaseKernel;
    final Release releaseProgram;
    final Release releaseBuffer;
    final Release releaseQueue;
    final Release releaseContext;

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
        finish = bind(Release.class, "clFinish");
        releaseKernel = bind(Release.class, "clReleaseKernel");
        releaseProgram = bind(Release.class, "clReleaseProgram");
        releaseBuffer = bind(Release.class, "clReleaseMemObject");
        releaseQueue = bind(Release.class, "clReleaseCommandQueue");
        releaseContext = bind(Release.class, "clReleaseContext");
    }

    private <T> T bind(Class<T> shape, String name) {
        return NativeFunction.of(shape, library, name);
    }
}
