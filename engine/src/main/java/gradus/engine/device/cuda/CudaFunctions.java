package gradus.engine.device.cuda;

import gradus.engine.device.Device;
import gradus.engine.device.card.DriverHandles.Release;
import gradus.engine.device.card.NativeFunction;
import java.lang.foreign.SymbolLookup;

/// The functions of the CUDA driver that Gradus calls; drivers of CUDA 11.4 (2021) and newer have them all.
final class CudaFunctions implements CudaSignatures {

    final OfNumber begin;
    final Ask version;
    final Ask deviceCount;
    final Device device;
    final Name deviceName;
    final OfDevice deviceMemory;
    final Attribute deviceAttribute;
    final OfDevice retainContext;
    final OfNumber releaseContext;
    final OfHandle useContext;
    final Allocate allocate;
    final Release free;
    final Transfer copyIn;
    final Transfer copyOut;
    final NewStream newStream;
    final OfHandle finishStream;
    final OfHandle destroyStream;
    final LoadModule loadModule;
    final Release unloadModule;
    final Function function;
    final Launch launch;
    final BeginCapture beginCapture;
    final EndCapture endCapture;
    final Instantiate instantiate;
    final LaunchGraph launchGraph;
    final OfHandle destroyGraph;
    final Release destroyExecutable;
    final ErrorName errorName;

    private final SymbolLookup library;

    /// Binds all functions.
    ///
    /// @throws java.util.NoSuchElementException when the library lacks one
    CudaFunctions(SymbolLookup library) {
        this.library = library;
        begin = bind(OfNumber.class, "cuInit");
        version = bind(Ask.class, "cuDriverGetVersion");
        deviceCount = bind(Ask.class, "cuDeviceGetCount");
        device = bind(Device.class, "cuDeviceGet");
        deviceName = bind(Name.class, "cuDeviceGetName");
        deviceMemory = bind(OfDevice.class, "cuDeviceTotalMem_v2");
        deviceAttribute = bind(Attribute.class, "cuDeviceGetAttribute");
        retainContext = bind(OfDevice.class, "cuDevicePrimaryCtxRetain");
        releaseContext = bind(OfNumber.class, "cuDevicePrimaryCtxRelease_v2");
        useContext = bind(OfHandle.class, "cuCtxSetCurrent");
        allocate = bind(Allocate.class, "cuMemAlloc_v2");
        free = bind(Release.class, "cuMemFree_v2");
        copyIn = bind(Transfer.class, "cuMemcpyHtoDAsync_v2");
        copyOut = bind(Transfer.class, "cuMemcpyDtoHAsync_v2");
        newStream = bind(NewStream.class, "cuStreamCreate");
        finishStream = bind(OfHandle.class, "cuStreamSynchronize");
        destroyStream = bind(OfHandle.class, "cuStreamDestroy_v2");
        loadModule = bind(LoadModule.class, "cuModuleLoadDataEx");
        unloadModule = bind(Release.class, "cuModuleUnload");
        function = bind(Function.class, "cuModuleGetFunction");
        launch = bind(Launch.class, "cuLaunchKernel");
        beginCapture = bind(BeginCapture.class, "cuStreamBeginCapture_v2");
        endCapture = bind(EndCapture.class, "cuStreamEndCapture");
        instantiate = bind(Instantiate.class, "cuGraphInstantiateWithFlags");
        launchGraph = bind(LaunchGraph.class, "cuGraphLaunch");
        destroyGraph = bind(OfHandle.class, "cuGraphDestroy");
        destroyExecutable = bind(Release.class, "cuGraphExecDestroy");
        errorName = bind(ErrorName.class, "cuGetErrorName");
    }

    private <T> T bind(Class<T> shape, String name) {
        return NativeFunction.of(shape, library, name);
    }
}
