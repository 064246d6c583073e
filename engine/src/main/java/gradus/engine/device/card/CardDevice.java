package gradus.engine.device.card;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.device.kernel.DevicePlan;
import gradus.engine.device.kernel.KernelLimits;
import gradus.engine.device.kernel.TileSpeed;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.program.MemoryLimit;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A graphics card, for programs of single precision. Tensors stay on it from run to run; numbers come back
/// when they are asked for. Several threads may use it; one at a time does.
public final class CardDevice implements Device, AutoCloseable {

    /// A plan may be this part of the device's memory: the rest is the display's and the driver's.
    private static final double SHARE = 0.85;

    private final Device other;
    private final CardQueue queue;
    private final CardPool pool;
    private final KernelLimits kernelLimits;
    private final MemoryLimit limit;
    private final ReentrantLock lock = new ReentrantLock();

    /// @param queue is closed with the device
    /// @param other takes the programs that this one refuses
    public CardDevice(CardQueue queue, Device other) {
        this(queue, other, limit(queue.facts()));
    }

    /// @param tiles how fast products are on it, as measured; empty where that wasn't done
    public CardDevice(CardQueue queue, Device other, List<TileSpeed> tiles) {
        this(queue, other, limit(queue.facts()), queue.facts().hasCompiler(), tiles);
    }

    CardDevice(CardQueue queue, Device other, MemoryLimit limit) {
        this(queue, other, limit, queue.facts().hasCompiler());
    }

    /// @param compiles whether kernels are written for programs
    CardDevice(CardQueue queue, Device other, MemoryLimit limit, boolean compiles) {
        this(queue, other, limit, compiles, List.of());
    }

    private CardDevice(CardQueue queue, Device other, MemoryLimit limit, boolean compiles, List<TileSpeed> tiles) {
        this.other = other;
        this.queue = queue;
        this.limit = limit;
        pool = new CardPool(queue);
        kernelLimits = queue.limits(compiles, tiles);
    }

    private static MemoryLimit limit(CardFacts facts) {
        return new MemoryLimit(
                Math.min((long) (SHARE * facts.memory()), facts.largestBuffer()), DevicePlan.MOST_ELEMENTS);
    }

    @Override
    public String id() {
        return facts().id();
    }

    /// What the driver says of it.
    public CardFacts facts() {
        return queue.facts();
    }

    @Override
    public Optional<Message> refusal(Program program) {
        boolean isDouble = program.real() == ElementType.FLOAT64
                || Stream.of(
                                program.feeds().values().stream(),
                                program.constants().keySet().stream(),
                                program.steps().stream().flatMap(step -> step.outputs().stream()))
                        .flatMap(operands -> operands)
                        .anyMatch(operand -> operand.type() == ElementType.FLOAT64);
        return isDouble ? Optional.of(Message.of("device.refused.double", facts().name())) : Optional.empty();
    }

    @Override
    public Execution prepare(Program program) {
        return refusal(program).isPresent()
                ? other.prepare(program)
                : Execution.of(program, new CardRepetition(program.optimizedWithLateResults(), Map.of(), this, false));
    }

    @Override
    public Repetition repeat(Program program, Map<Value, Value> carried) {
        return refusal(program).isPresent()
                ? other.repeat(program, carried)
                : new CardRepetition(program.optimizedWithLateResults(), carried, this, true);
    }

    /// How much memory a plan may take.
    MemoryLimit limit() {
        return limit;
    }

    /// Does what needs the card, while no other thread does.
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            queue.enter();
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    CardQueue queue() {
        return queue;
    }

    CardPool pool() {
        return pool;
    }

    /// @param memory with room for the plan
    CardPlan plan(DevicePlan plan, CardBuffer memory, Map<String, Integer> lengths) {
        return new CardPlan(plan, memory, lengths, kernelLimits, queue, pool);
    }

    KernelLimits kernelLimits() {
        return kernelLimits;
    }

    /// Frees everything. The device and what was prepared on it can't be used any more.
    @Override
    public void close() {
        lock.lock();
        try {
            queue.close();
        } finally {
            lock.unlock();
        }
    }
}
