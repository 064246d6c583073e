package gradus.engine.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceException.Kind;
import gradus.engine.device.card.CardBuffer;
import gradus.engine.device.card.CardFacts;
import gradus.engine.device.card.CardGroups;
import gradus.engine.device.card.CardKernel;
import gradus.engine.device.card.CardLaunch;
import gradus.engine.device.card.CardQueue;
import gradus.engine.device.card.CardRun;
import gradus.engine.device.card.DriverErrors;
import gradus.engine.device.kernel.KernelFunction;
import gradus.engine.device.kernel.Stage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// A card of NVIDIA's that is open: the context that all of this process share, and one stream.
final class CudaQueue extends CardQueue {

    /// The stream doesn't wait for others'.
    private static final int NON_BLOCKING = 1;

    /// Other threads may go on with other cards meanwhile.
    private static final int OF_THIS_THREAD = 1;

    private final CudaFunctions functions;
    private final DriverErrors errors;
    private final int device;
    private final MemorySegment context;
    private final MemorySegment stream;
    private final CudaKernels kernels;
    private final Optional<CudaProducts> products;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment result = arena.allocate(JAVA_LONG);
    private final MemorySegment parameters = arena.allocate(ADDRESS, 5);
    private final MemorySegment memoryParameter = arena.allocate(ADDRESS);
    private final MemorySegment tableParameter = arena.allocate(ADDRESS);
    private final MemorySegment atParameter = arena.allocate(JAVA_INT);
    private final MemorySegment firstParameter = arena.allocate(JAVA_INT);
    private final MemorySegment allParameter = arena.allocate(JAVA_INT);

    /// Opens a card.
    ///
    /// @throws DeviceException when the driver can't
    CudaQueue(CudaLibrary library, CardFacts card) {
        super(card, library.errors());
        functions = library.functions();
        errors = library.errors();
        device = library.device(card.index());
        check("cuDevicePrimaryCtxRetain", functions.retainContext.call(result, device));
        context = result.get(ADDRESS, 0);
        int code = functions.useContext.call(context);
        code = code == 0 ? functions.newStream.call(result, NON_BLOCKING) : code;
        if (code != 0) {
            functions.releaseContext.call(device);
        }
        check("cuStreamCreate", code);
        stream = result.get(ADDRESS, 0);
        parameters.setAtIndex(ADDRESS, 0, memoryParameter);
        parameters.setAtIndex(ADDRESS, 1, tableParameter);
        parameters.setAtIndex(ADDRESS, 2, atParameter);
        parameters.setAtIndex(ADDRESS, 3, firstParameter);
        parameters.setAtIndex(ADDRESS, 4, allParameter);
        kernels = new CudaKernels(this, library.extras().compiler(library.architecture(card.index())));
        products = library.extras()
                .products()
                .map(cublas -> new CudaProducts(cublas, this, library.extras().mayRound()));
    }

    @Override
    public void enter() {
        check("cuCtxSetCurrent", functions.useContext.call(context));
    }

    @Override
    public CardKernel kernel(KernelFunction function) {
        return kernels.of(function);
    }

    @Override
    public CardKernel kernel(Stage.Call call) {
        return products.flatMap(library -> call.product().flatMap(library::kernel))
                .orElseGet(() -> kernel(call.function()));
    }

    @Override
    public boolean hasProducts() {
        return products.isPresent();
    }

    @Override
    public CardRun run(CardBuffer memory, CardBuffer table, List<CardLaunch> launches) {
        CardRun eachForItself = super.run(memory, table, launches);
        return launches.size() > 1 ? new CudaRun(this, eachForItself) : eachForItself;
    }

    CudaFunctions functions() {
        return functions;
    }

    MemorySegment stream() {
        return stream;
    }

    /// Loads kernels: PTX, or code for this very card.
    ///
    /// @param image a text that ends with 0, or what the compiler gave
    /// @throws DeviceException with what the driver says when it can't
    CudaModule load(MemorySegment image) {
        try (Arena options = Arena.ofConfined()) {
            JitLog log = new JitLog(options);
            int code = functions.loadModule.call(result, image, JitLog.count(), log.options(), log.values());
            if (code != 0 && errors.failure("cuModuleLoadDataEx", code).kind() == Kind.OTHER) {
                throw buildFailure("cuModuleLoadDataEx", code, log.text());
            }
            check("cuModuleLoadDataEx", code);
            return new CudaModule(driverHandles(), result.get(ADDRESS, 0), functions.unloadModule);
        }
    }

    /// A kernel of a module; empty when it has none of that name.
    Optional<CardKernel> function(CudaModule module, String name) {
        try (Arena text = Arena.ofConfined()) {
            int code = functions.function.call(result, module.handle(), text.allocateFrom(name));
            if (code == CudaErrors.NOT_FOUND) {
                return Optional.empty();
            }
            check("cuModuleGetFunction", code);
            MemorySegment function = result.get(ADDRESS, 0);
            return Optional.of((memory, table, at, groups) -> launch(function, memory, table, at, groups));
        }
    }

    private void launch(MemorySegment function, CardBuffer memory, CardBuffer table, int at, CardGroups groups) {
        requireOpen();
        if (groups.count() > 0) {
            memoryParameter.set(ADDRESS, 0, memory.handle());
            tableParameter.set(ADDRESS, 0, table.handle());
            atParameter.set(JAVA_INT, 0, at);
            firstParameter.set(JAVA_INT, 0, groups.first());
            allParameter.set(JAVA_INT, 0, groups.all());
            int code = functions.launch.call(
                    function, groups.count(), 1, 1, groups.size(), 1, 1, 0, stream, parameters, MemorySegment.NULL);
            check("cuLaunchKernel", code);
        }
    }

    /// Records what is asked for, without doing it; empty when the driver can't make it one launch.
    ///
    /// @throws DeviceException when the card is lost or has too little memory
    Optional<CudaGraph> record(Runnable asked) {
        requireOpen();
        if (functions.beginCapture.call(stream, OF_THIS_THREAD) != 0) {
            return Optional.empty();
        }
        boolean isAsked = true;
        try {
            asked.run();
        } catch (DeviceException failure) {
            if (failure.kind() != Kind.OTHER) {
                throw failure;
            }
            // Some things can be done, but not recorded.
            isAsked = false;
        } finally {
            // In any case, or the stream would go on recording.
            result.set(ADDRESS, 0, MemorySegment.NULL);
            functions.endCapture.call(stream, result);
        }
        MemorySegment graph = result.get(ADDRESS, 0);
        if (graph.equals(MemorySegment.NULL)) {
            return Optional.empty();
        }
        int code = functions.instantiate.call(result, graph, 0);
        MemorySegment executable = result.get(ADDRESS, 0);
        functions.destroyGraph.call(graph);
        return isAsked && code == 0
                ? Optional.of(new CudaGraph(driverHandles(), executable, functions.destroyExecutable))
                : Optional.empty();
    }

    /// Asks for all that was recorded.
    void launch(CudaGraph graph) {
        requireOpen();
        check("cuGraphLaunch", functions.launchGraph.call(graph.handle(), stream));
    }

    @Override
    protected Allocation allocate(long bytes) {
        int code = functions.allocate.call(result, bytes);
        return new Allocation("cuMemAlloc", code, result.get(ADDRESS, 0), functions.free);
    }

    @Override
    protected void copyIn(CardBuffer to, long at, MemorySegment from, long bytes, boolean isWaiting) {
        check("cuMemcpyHtoDAsync", functions.copyIn.call(place(to, at), from, bytes, stream));
        if (isWaiting) {
            await();
        }
    }

    @Override
    protected void copyOut(CardBuffer from, long at, MemorySegment to, long bytes) {
        check("cuMemcpyDtoHAsync", functions.copyOut.call(to, place(from, at), bytes, stream));
        await();
    }

    /// An address within the memory of the card.
    static MemorySegment place(CardBuffer buffer, long byteOffset) {
        return MemorySegment.ofAddress(buffer.handle().address() + byteOffset);
    }

    @Override
    protected void await() {
        check("cuStreamSynchronize", functions.finishStream.call(stream));
    }

    @Override
    protected void release() {
        functions.useContext.call(context);
        functions.finishStream.call(stream);
        products.ifPresent(CudaProducts::close);
        driverHandles().freeAll();
        functions.destroyStream.call(stream);
        functions.releaseContext.call(device);
    }
}
