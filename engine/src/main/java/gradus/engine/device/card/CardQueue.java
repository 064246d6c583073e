package gradus.engine.device.card;

import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceException.Kind;
import gradus.engine.device.kernel.KernelFunction;
import gradus.engine.device.kernel.KernelLimits;
import gradus.engine.device.kernel.Stage;
import gradus.engine.device.kernel.TileSpeed;
import gradus.engine.graph.Message;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A graphics card that is open: its memory, and one queue, in which things happen in the order they were asked for.
/// One thread at a time.
public abstract class CardQueue implements AutoCloseable {

    private static final long MEBIBYTE = 1 << 20;

    /// Java may move an array while the driver reads it, so it goes through memory that stays, by parts of this size.
    private static final long STAGE = 4 << 20;

    private final CardFacts facts;
    private final DriverErrors errors;
    private final DriverHandles handles = new DriverHandles();
    private MemorySegment stage = MemorySegment.NULL;
    private MemorySegment sent = MemorySegment.NULL;
    private long sentBytes;
    private boolean isOpen = true;

    /// What came of asking the driver for memory.
    ///
    /// @param call the driver's function
    /// @param code what it returned; the handle is one only where this is 0
    /// @param release frees it
    public record Allocation(String call, int code, MemorySegment handle, DriverHandles.Release release) {}

    /// @param errors what the driver's numbers mean
    protected CardQueue(CardFacts facts, DriverErrors errors) {
        this.facts = facts;
        this.errors = errors;
    }

    /// What the driver says of the card.
    public final CardFacts facts() {
        return facts;
    }

    /// Makes this thread the one that uses the card, until another does.
    public void enter() {}

    /// The kernel that calls a function, compiled at first use.
    ///
    /// @throws DeviceException when the driver can't compile it
    public abstract CardKernel kernel(KernelFunction function);

    /// What does a stage: a kernel, or something better that the card's maker has.
    ///
    /// @throws DeviceException when the driver can't compile it
    public CardKernel kernel(Stage.Call call) {
        return kernel(call.function());
    }

    /// Whether there is something better than kernels for [large matrix products][Stage.Call#product()].
    public boolean hasProducts() {
        return false;
    }

    /// What kernels may use of the card.
    ///
    /// @param compiles whether kernels are written for programs
    /// @param tiles how fast each kind of tile is, as measured; empty where that wasn't done
    final KernelLimits limits(boolean compiles, List<TileSpeed> tiles) {
        return new KernelLimits(
                facts.largestGroup(),
                facts.localMemory(),
                facts.units(),
                compiles,
                hasProducts(),
                tiles.isEmpty() ? TileSpeed.guessed(facts.units()) : tiles,
                tiles.stream().mapToDouble(TileSpeed::forOne).min().orElse(TileSpeed.GUESSED_FOR_ONE));
    }

    /// What asks for all launches of a run.
    public CardRun run(CardBuffer memory, CardBuffer table, List<CardLaunch> launches) {
        return new CardRun.EachForItself(memory, table, launches);
    }

    /// Asks the driver for memory.
    protected abstract Allocation allocate(long bytes);

    /// Copies to the card from memory that stays where it is.
    ///
    /// @param isWaiting whether it is done when this returns; else the memory must stay as it is until [#finish()]
    protected abstract void copyIn(CardBuffer to, long byteOffset, MemorySegment from, long bytes, boolean isWaiting);

    /// Copies from the card to memory that stays where it is; done when this returns.
    protected abstract void copyOut(CardBuffer from, long byteOffset, MemorySegment to, long bytes);

    /// Waits until everything is done.
    protected abstract void await();

    /// Gives everything back to the driver that isn't among the [#handles].
    protected abstract void release();

    /// What will have to be freed.
    protected final DriverHandles driverHandles() {
        return handles;
    }

    /// Memory of the card, with anything in it. Some drivers only find at its first use that there isn't so much.
    ///
    /// @throws DeviceException when there isn't so much
    public final CardBuffer buffer(long bytes) {
        requireOpen();
        handles.free();
        Allocation made = allocate(bytes);
        if (errors.isOutOfMemory(made.code())) {
            finish();
            freeUnreachable();
            made = allocate(bytes);
        }
        if (errors.isOutOfMemory(made.code())) {
            throw new DeviceException(made.call(), made.code(), Kind.OUT_OF_MEMORY, tooMuch(bytes), "");
        }
        check(made.call(), made.code());
        return new CardBuffer(handles, made.handle(), made.release(), bytes);
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
    public final void freeUnreachable() {
        try {
            handles.freeUnreachable();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Copies to the card; done when this returns. A segment of an array will do.
    public final void write(CardBuffer to, long byteOffset, MemorySegment from) {
        if (from.isNative()) {
            write(to, byteOffset, from, from.byteSize(), true);
            return;
        }
        for (long at = 0; at < from.byteSize(); at += STAGE) {
            long bytes = Math.min(STAGE, from.byteSize() - at);
            MemorySegment.copy(from, at, stage(bytes), 0, bytes);
            write(to, byteOffset + at, stage, bytes, true);
        }
    }

    private void write(CardBuffer to, long at, MemorySegment from, long bytes, boolean isWaiting) {
        requireOpen();
        handles.free();
        if (bytes > 0) {
            copyIn(to, at, from, bytes, isWaiting);
        }
    }

    /// Copies to the card what may change as soon as this returns: the copy is done in its turn, and this waits only
    /// when much was sent since the last wait.
    public final void send(CardBuffer to, long byteOffset, MemorySegment from) {
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
        write(to, byteOffset, part, bytes, false);
    }

    /// Copies from the card, after everything that was asked for before; done when this returns. A segment of an array
    /// will do.
    public final void read(CardBuffer from, long byteOffset, MemorySegment to) {
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

    private void read(CardBuffer from, long at, MemorySegment to, long bytes) {
        requireOpen();
        handles.free();
        if (bytes > 0) {
            copyOut(from, at, to, bytes);
        }
    }

    /// Memory that stays, for so many bytes, at most [#STAGE].
    private MemorySegment stage(long bytes) {
        if (stage.byteSize() < bytes) {
            stage = Arena.ofAuto().allocate(bytes);
        }
        return stage;
    }

    /// Waits until everything is done that was asked for.
    public final void finish() {
        requireOpen();
        await();
        sentBytes = 0;
        handles.free();
    }

    /// How many things of the driver's aren't freed.
    public final int handles() {
        handles.free();
        return handles.count();
    }

    /// How many bytes of the card are taken.
    final long bytes() {
        handles.free();
        return handles.bytes();
    }

    /// Waits for what is still running, then frees everything. Nothing of this card can be used any more.
    @Override
    public final void close() {
        if (isOpen) {
            isOpen = false;
            release();
        }
    }

    /// Returns when it is open.
    ///
    /// @throws IllegalStateException when it is closed
    protected final void requireOpen() {
        if (!isOpen) {
            throw new IllegalStateException("The device is closed");
        }
    }

    /// What is thrown for kernels that don't compile.
    ///
    /// @param log what the compiler says
    public final DeviceException buildFailure(String call, int code, String log) {
        String line = log.lines()
                .map(String::strip)
                .filter(each -> each.contains("error"))
                .findFirst()
                .or(() -> log.lines()
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .findFirst())
                .orElseGet(() -> errors.name(code));
        return new DeviceException(call, code, Kind.BUILD, Message.of("device.fault.build", facts.name(), line), log);
    }

    /// Returns when there is no error.
    ///
    /// @throws DeviceException when there is one
    protected final void check(String call, int code) {
        if (errors.isOutOfMemory(code)) {
            Message reason = Message.of(
                    "device.fault.memory",
                    facts.name(),
                    handles.bytes() / MEBIBYTE,
                    facts.memory() / MEBIBYTE,
                    call,
                    errors.name(code));
            throw new DeviceException(call, code, Kind.OUT_OF_MEMORY, reason, "");
        }
        errors.check(call, code);
    }
}
