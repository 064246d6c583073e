package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceException;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// A device and another that stands by for it. When the first has too little memory, is lost or can't compile a
/// program, the work goes on on the second from the last copy that the host has. What begins after that begins on
/// the second. For one piece of work, such as a training run.
public final class StandbyDevice implements Device {

    /// How often a copy is made where nothing else is asked for.
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /// How often at most where there is little to copy, so that it costs next to nothing: what is lost is no more.
    static final Duration SHORT_INTERVAL = Duration.ofMillis(500);

    /// So many bytes are little.
    static final long FEW_BYTES = 4 << 20;

    private static final String TOO_LARGE = "memory.device";

    private final Device first;
    private final Device standby;
    private final Duration interval;
    private final LongSupplier nanos;
    private final Consumer<Message> listener;
    private final Consumer<Message> leaving;
    private final AtomicBoolean hasLeft = new AtomicBoolean();
    private final AtomicBoolean hasFailed = new AtomicBoolean();

    /// Puts a device behind another.
    ///
    /// @param interval between two copies of what stays on the first; so much work may be lost. Half a second where
    ///     that is less and no more than 4 MB are to be copied
    /// @param listener is told once what happened to the first, on the thread that works
    public StandbyDevice(Device first, Device standby, Duration interval, Consumer<Message> listener) {
        this(first, standby, interval, listener, refusal -> {}, System::nanoTime);
    }

    /// The same, telling too when the first leaves work that repeats to another device.
    ///
    /// @param leaving is told once why
    StandbyDevice(
            Device first, Device standby, Duration interval, Consumer<Message> listener, Consumer<Message> leaving) {
        this(first, standby, interval, listener, leaving, System::nanoTime);
    }

    StandbyDevice(Device first, Device standby, Duration interval, Consumer<Message> listener, LongSupplier nanos) {
        this(first, standby, interval, listener, refusal -> {}, nanos);
    }

    private StandbyDevice(
            Device first,
            Device standby,
            Duration interval,
            Consumer<Message> listener,
            Consumer<Message> leaving,
            LongSupplier nanos) {
        this.first = first;
        this.standby = standby;
        this.interval = interval;
        this.nanos = nanos;
        this.listener = listener;
        this.leaving = leaving;
    }

    /// That of the device on which new work begins.
    @Override
    public String id() {
        return current().id();
    }

    @Override
    public Execution prepare(Program program) {
        return new StandbyExecution(this, program);
    }

    @Override
    public Repetition repeat(Program program, Map<Value, Value> carried) {
        return new StandbyRepetition(this, program, carried);
    }

    boolean hasFailed() {
        return hasFailed.get();
    }

    private Device current() {
        return hasFailed() ? standby : first;
    }

    Device first() {
        return first;
    }

    Device standby() {
        return standby;
    }

    /// Whether it is time for another copy.
    ///
    /// @param last when the one before was made
    /// @param bytes to be copied
    boolean isCopyDue(long last, long bytes) {
        long passed = now() - last;
        return passed >= interval.toNanos() || (bytes <= FEW_BYTES && passed >= SHORT_INTERVAL.toNanos());
    }

    long now() {
        return nanos.getAsLong();
    }

    /// Takes note that the first device leaves work to another.
    void refused(Message reason) {
        if (hasLeft.compareAndSet(false, true)) {
            leaving.accept(reason);
        }
    }

    /// Takes note that the first device failed.
    void failed(Message reason) {
        if (hasFailed.compareAndSet(false, true)) {
            listener.accept(reason);
        }
    }

    /// Why the standby can go on where this happened; empty where it would happen there too.
    static Optional<Message> reason(RuntimeException failure) {
        return switch (failure) {
            case DeviceException device -> Optional.of(device.reason());
            case GradusException refusal ->
                refusal.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.code().equals(TOO_LARGE))
                        .map(Diagnostic::message)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /// A program for which everything is given anew each time.
    private static final class StandbyExecution implements Execution {
        private final StandbyDevice device;
        private final Program program;
        private Optional<Execution> ready = Optional.empty();
        private boolean isOnStandby;

        StandbyExecution(StandbyDevice device, Program program) {
            this.device = device;
            this.program = program;
        }

        @Override
        public Map<Value, Tensor> run(Map<Value, Tensor> feeds) {
            try {
                return execution().run(feeds);
            } catch (DeviceException | GradusException failure) {
                Optional<Message> reason = reason(failure);
                if (isOnStandby || reason.isEmpty()) {
                    throw failure;
                }
                ready = Optional.empty();
                device.failed(reason.get());
                return execution().run(feeds);
            }
        }

        private Execution execution() {
            if (ready.isEmpty()) {
                isOnStandby = device.hasFailed();
                ready = Optional.of(device.current().prepare(program));
            }
            return ready.get();
        }
    }
}
