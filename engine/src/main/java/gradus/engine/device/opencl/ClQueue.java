package gradus.engine.device.opencl;

import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceException.Kind;
import gradus.engine.device.card.CardBuffer;
import gradus.engine.device.card.CardFacts;
import gradus.engine.device.card.CardKernel;
import gradus.engine.device.card.CardQueue;
import gradus.engine.device.kernel.KernelFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// An OpenCL device that is open: a context and one queue.
final class ClQueue extends CardQueue {

    private static final long READ_AND_WRITE = 1;
    private static final int BUILD_LOG = 0x1183;
    private static final int BLOCKING = 1;
    private static final int NOT_BLOCKING = 0;

    private final OpenClFunctions functions;
    private final MemorySegment device;
    private final MemorySegment context;
    private final MemorySegment queue;
    private final ClKernels kernels = new ClKernels(this);
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment error = arena.allocate(ValueLayout.JAVA_INT);
    private final MemorySegment global = arena.allocate(ValueLayout.JAVA_LONG);
    private final MemorySegment local = arena.allocate(ValueLayout.JAVA_LONG);

    /// Opens a device.
    ///
    /// @throws DeviceException when the driver can't
    ClQueue(OpenClLibrary library, CardFacts facts) {
        super(facts, OpenClErrors.ERRORS);
        this.functions = library.functions();
        this.device = library.handle(facts);
        MemorySegment devices = arena.allocateFrom(ValueLayout.ADDRESS, device);
        this.context = functions.newContext.call(
                MemorySegment.NULL, 1, devices, MemorySegment.NULL, MemorySegment.NULL, error);
        check("clCreateContext");
        this.queue = functions.newQueue.call(context, device, 0, error);
        if (error.get(ValueLayout.JAVA_INT, 0) != 0) {
            functions.releaseContext.call(context);
        }
        check("clCreateCommandQueue");
    }

    @Override
    public CardKernel kernel(KernelFunction function) {
        return kernels.of(function);
    }

    @Override
    protected Allocation allocate(long bytes) {
        MemorySegment handle = functions.newBuffer.call(context, READ_AND_WRITE, bytes, MemorySegment.NULL, error);
        return new Allocation("clCreateBuffer", error.get(ValueLayout.JAVA_INT, 0), handle, functions.releaseBuffer);
    }

    @Override
    protected void copyIn(CardBuffer to, long at, MemorySegment from, long bytes, boolean isWaiting) {
        int code = functions.write.call(
                queue,
                to.handle(),
                isWaiting ? BLOCKING : NOT_BLOCKING,
                at,
                bytes,
                from,
                0,
                MemorySegment.NULL,
                MemorySegment.NULL);
        check("clEnqueueWriteBuffer", code);
    }

    @Override
    protected void copyOut(CardBuffer from, long at, MemorySegment to, long bytes) {
        int code = functions.read.call(
                queue, from.handle(), BLOCKING, at, bytes, to, 0, MemorySegment.NULL, MemorySegment.NULL);
        check("clEnqueueReadBuffer", code);
    }

    /// Asks for a copy on the device. The places don't overlap.
    void copy(CardBuffer from, long fromByte, CardBuffer to, long toByte, long bytes) {
        if (bytes > 0) {
            int code = functions.copy.call(
                    queue(),
                    from.handle(),
                    to.handle(),
                    fromByte,
                    toByte,
                    bytes,
                    0,
                    MemorySegment.NULL,
                    MemorySegment.NULL);
            check("clEnqueueCopyBuffer", code);
        }
    }

    /// Compiles kernels.
    ///
    /// @param options of the compiler, such as `-cl-mad-enable`
    /// @throws DeviceException with what the compiler says
    ClProgram build(String source, String options) {
        requireOpen();
        try {
            return built(source, options);
        } catch (DeviceException failure) {
            if (failure.kind() != Kind.BUILD) {
                throw failure;
            }
            // Drivers keep what they compiled in files that processes take away from one another now and then.
            return built(source, options);
        }
    }

    private ClProgram built(String source, String options) {
        try (Arena texts = Arena.ofConfined()) {
            MemorySegment list = texts.allocateFrom(ValueLayout.ADDRESS, texts.allocateFrom(source));
            MemorySegment handle = functions.newProgram.call(context, 1, list, MemorySegment.NULL, error);
            check("clCreateProgramWithSource");
            ClProgram program = new ClProgram(functions, driverHandles(), handle);
            MemorySegment devices = texts.allocateFrom(ValueLayout.ADDRESS, device);
            int code = functions.build.call(
                    handle, 1, devices, texts.allocateFrom(options), MemorySegment.NULL, MemorySegment.NULL);
            if (code != 0) {
                String log = log(texts, handle);
                program.close();
                throw buildFailure("clBuildProgram", code, log);
            }
            return program;
        }
    }

    private String log(Arena texts, MemorySegment program) {
        MemorySegment length = texts.allocate(ValueLayout.JAVA_LONG);
        int code = functions.buildInfo.call(program, device, BUILD_LOG, 0, MemorySegment.NULL, length);
        MemorySegment log = texts.allocate(length.get(ValueLayout.JAVA_LONG, 0) + 1);
        if (code == 0) {
            code = functions.buildInfo.call(program, device, BUILD_LOG, log.byteSize(), log, MemorySegment.NULL);
        }
        return code == 0 ? log.getString(0, StandardCharsets.UTF_8) : "";
    }

    /// Asks for a kernel to be run by so many groups of so many threads.
    ///
    /// @param groupSize at most [CardFacts#largestGroup()]
    void launch(ClKernel kernel, int groups, int groupSize) {
        if (groups > 0) {
            global.set(ValueLayout.JAVA_LONG, 0, (long) groups * groupSize);
            local.set(ValueLayout.JAVA_LONG, 0, groupSize);
            int code = functions.launch.call(
                    queue(),
                    kernel.handle(),
                    1,
                    MemorySegment.NULL,
                    global,
                    local,
                    0,
                    MemorySegment.NULL,
                    MemorySegment.NULL);
            check("clEnqueueNDRangeKernel", code);
        }
    }

    @Override
    protected void await() {
        check("clFinish", functions.finish.call(queue));
    }

    @Override
    protected void release() {
        functions.finish.call(queue);
        driverHandles().freeAll();
        functions.releaseQueue.call(queue);
        functions.releaseContext.call(context);
    }

    private MemorySegment queue() {
        requireOpen();
        return queue;
    }

    private void check(String call) {
        check(call, error.get(ValueLayout.JAVA_INT, 0));
    }
}
