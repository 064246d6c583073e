package gradus.engine.device.opencl;

import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceException.Kind;
import gradus.engine.graph.Message;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// An OpenCL device that is open: a context and one queue, in which things happen in the order they were asked for.
/// One thread at a time.
final class ClQueue implements AutoCloseable {

    private static final long READ_AND_WRITE = 1;
    private static final int BUILD_LOG = 0x1183;
    private static final int BLOCKING = 1;
    private static final int NOT_BLOCKING = 0;
    private static final long MEBIBYTE = 1 << 20;

    /// Java may move an array while the driver reads it, so it goes through memory that stays, by parts of this size.
    private static final long STAGE = 4 << 20;

    private final OpenClFunctions functions;
    private final OpenClFacts facts;
    private final MemorySegment device;
    private final MemorySegment context;
    private final MemorySegment queue;
    private final ClHandles handles = new ClHandles();
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment error = arena.allocate(ValueLayout.JAVA_INT);
    private final MemorySegment global = arena.allocate(ValueLayout.JAVA_LONG);
    private final MemorySegment local = arena.allocate(ValueLayout.JAVA_LONG);
    private MemorySegment stage = MemorySegment.NULL;
    private MemorySegment sent = MemorySegment.NULL;
    private long sentBytes;
    private boolean isOpen = true;

    private ClQueue(OpenClLibrary library, OpenClFacts facts) {
        this.functions = library.functions();
        this.facts = facts;
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

    /// Opens a device.
    ///
    /// @throws DeviceException when the driver can't
    static ClQueue open(OpenClLibrary library, OpenClFacts device) {
        return new ClQueue(library, device);
    }

    OpenClFacts facts() {
        return facts;
    }

    /// Memory of the device, with anything in it. Some drivers only find at its first use that there isn't so much.
    ///
    /// @throws DeviceException when there isn't so much
    ClBuffer buffer(long bytes) {
        requireOpen();
        handles.free();
        MemorySegment handle = tryBuffer(bytes);
        if (OpenClErrors.isOutOfMemory(error.get(ValueLayout.JAVA_INT, 0))) {
            finish();
            freeUnreachable();
            handle = tryBuffer(bytes);
        }
        int code = error.get(ValueLayout.JAVA_INT, 0);
        if (OpenClErrors.isOutOfMemory(code)) {
            throw new DeviceException("clCreateBuffer", code, Kind.OUT_OF_MEMORY, tooMuch(bytes), "");
        }
        check("clCreateBuffer");
        return new ClBuffer(handles, handle, functions.releaseBuffer, bytes);
    }

    private MemorySegment tryBuffer(long bytes) {
        return functions.newBuffer.call(context, READ_AND_WRITE, bytes, MemorySegment.NULL, error);
    }

    private Message tooMuch(long bytes) {
        return Message.of(
                "device.fault.room",
                facts.name(),
                Math.ceilDiv(bytes, MEBIBYTE),
                handles.bytes() / MEBIBYTE,
                facts.memory() / MEBIBYTE,
                facts.largestBuffer() / MEBIBYTE);
    }

    /// Frees what nothing points to any more, so far as Java finds it.
    void freeUnreachable() {
        try {
            handles.freeUnreachable();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Copies to the device; done when this returns. A segment of an array will do.
    void write(ClBuffer to, long byteOffset, MemorySegment from) {
        if (from.isNative()) {
            write(to, byteOffset, from, from.byteSize());
            return;
        }
        for (long at = 0; at < from.byteSize(); at += STAGE) {
            long bytes = Math.min(STAGE, from.byteSize() - at);
            MemorySegment.copy(from, at, stage(bytes), 0, bytes);
            write(to, byteOffset + at, stage, bytes);
        }
    }

    private void write(ClBuffer to, long at, MemorySegment from, long bytes) {
        write(to, at, from, bytes, BLOCKING);
    }

    private void write(ClBuffer to, long at, MemorySegment from, long bytes, int blocking) {
        handles.free();
        if (bytes > 0) {
            int code = functions.write.call(
                    queue(), to.handle(), blocking, at, bytes, from, 0, MemorySegment.NULL, MemorySegment.NULL);
            check("clEnqueueWriteBuffer", code);
        }
    }

    /// Copies to the device what may change as soon as this returns: the copy is done in its turn, and this waits only
    /// when much was sent since the last wait.
    void send(ClBuffer to, long byteOffset, MemorySegment from) {
        long bytes = from.byteSize();
        if (bytes > STAGE / 4) {
            write(to, byteOffset, from);
            return;
        }
        if (sent.byteSize() == 0) {
            sent = Arena.ofAuto().allocate(STAGE);
        }
        if (sentBytes + bytes > STAGE) {
            finish();
        }
        MemorySegment part = sent.asSlice(sentBytes, bytes);
        part.copyFrom(from);
        sentBytes += Math.ceilDiv(bytes, 64) * 64;
        write(to, byteOffset, part, bytes, NOT_BLOCKING);
    }

    /// Copies from the device, after everything that was asked for before; done when this returns. A segment of an
    /// array will do.
    void read(ClBuffer from, long byteOffset, MemorySegment to) {
        if (to.isNative()) {
            read(from, byteOffset, to, to.byteSize());
            return;
        }
        for (long at = 0; at < to.byteSize(); at += STAGE) {
            long bytes = Math.min(STAGE, to.byteSize() - at);
            read(from, byteOffset + at, stage(bytes), bytes);
            MemorySegment.copy(stage, 0, to, at, bytes);
        }
    }

    private void read(ClBuffer from, long at, MemorySegment to, long bytes) {
        handles.free();
        if (bytes > 0) {
            int code = functions.read.call(
                    queue(), from.handle(), BLOCKING, at, bytes, to, 0, MemorySegment.NULL, MemorySegment.NULL);
            check("clEnqueueReadBuffer", code);
        }
    }

    /// Memory that stays, for so many bytes, at most [#STAGE].
    private MemorySegment stage(long bytes) {
        if (stage.byteSize() < bytes) {
            stage = Arena.ofAuto().allocate(bytes);
        }
        return stage;
    }

    /// Asks for a copy on the device. The places don't overlap.
    void copy(ClBuffer from, long fromByte, ClBuffer to, long toByte, long bytes) {
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
            ClProgram program = new ClProgram(functions, handles, handle);
            MemorySegment devices = texts.allocateFrom(ValueLayout.ADDRESS, device);
            int code = functions.build.call(
                    handle, 1, devices, texts.allocateFrom(options), MemorySegment.NULL, MemorySegment.NULL);
            if (code != 0) {
                String log = log(texts, handle);
                program.close();
                throw new DeviceException(
                        "clBuildProgram",
                        code,
                        Kind.BUILD,
                        Message.of("device.fault.build", facts.name(), firstLine(log, code)),
                        log);
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

    private static String firstLine(String log, int code) {
        return log.lines()
                .map(String::strip)
                .filter(line -> line.contains("error"))
                .findFirst()
                .orElseGet(() -> log.isBlank()
                        ? String.valueOf(code)
                        : log.strip().lines().findFirst().orElseThrow());
    }

    /// Asks for a kernel to be run by so many groups of so many threads.
    ///
    /// @param groupSize at most [OpenClFacts#largestGroup()]
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

    /// Waits until everything is done that was asked for.
    void finish() {
        check("clFinish", functions.finish.call(queue()));
        sentBytes = 0;
        handles.free();
    }

    /// How many buffers, programs and kernels aren't freed.
    int handles() {
        handles.free();
        return handles.count();
    }

    /// Waits for what is still running, then frees everything. Nothing of this device can be used any more.
    @Override
    public void close() {
        if (isOpen) {
            isOpen = false;
            functions.finish.call(queue);
            handles.freeAll();
            functions.releaseQueue.call(queue);
            functions.releaseContext.call(context);
        }
    }

    private MemorySegment queue() {
        requireOpen();
        return queue;
    }

    private void requireOpen() {
        if (!isOpen) {
            throw new IllegalStateException("The device is closed");
        }
    }

    private void check(String call) {
        check(call, error.get(ValueLayout.JAVA_INT, 0));
    }

    private void check(String call, int code) {
        if (OpenClErrors.isOutOfMemory(code)) {
            Message reason = Message.of(
                    "device.fault.memory",
                    facts.name(),
                    handles.bytes() / MEBIBYTE,
                    facts.memory() / MEBIBYTE,
                    call,
                    String.valueOf(code));
            throw new DeviceException(call, code, Kind.OUT_OF_MEMORY, reason, "");
        }
        OpenClErrors.check(call, code);
    }
}
