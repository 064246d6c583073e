package gradus.engine.device.opencl;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.device.kernel.DevicePlan;
import gradus.engine.device.kernel.KernelLimits;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.program.MemoryLimit;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// A device that OpenCL finds, for programs of single precision. Tensors stay on it from run to run; numbers come back
/// when they are asked for. Several threads may use it; one at a time does.
public final class OpenClDevice implements Device, AutoCloseable {

    /// A plan may be this part of the device's memory: the rest is the display's and the driver's.
    private static final double SHARE = 0.85;

    private final OpenClFacts facts;
    private final Device other;
    private final ClQueue queue;
    private final ClPool pool;
    private final ClKernels kernels;
    private final KernelLimits kernelLimits;
    private final MemoryLimit limit;
    private final ReentrantLock lock = new ReentrantLock();

    /// Opens a device.
    ///
    /// @param other takes the programs that this one refuses
    /// @throws gradus.engine.device.DeviceException when the driver can't
    public OpenClDevice(OpenClLibrary library, OpenClFacts facts, Device other) {
        this(
                ClQueue.open(library, facts),
                other,
                new MemoryLimit(
                        Math.min((long) (SHARE * facts.memory()), facts.largestBuffer()), DevicePlan.MOST_ELEMENTS));
    }

    OpenClDevice(ClQueue queue, Device other, MemoryLimit limit) {
        this.facts = queue.facts();
        this.other = other;
        this.queue = queue;
        this.limit = limit;
        pool = new ClPool(queue);
        kernels = new ClKernels(queue);
        kernelLimits = new KernelLimits(facts.largestGroup(), facts.localMemory(), facts.units());
    }

    @Override
    public String id() {
        return "opencl:" + facts.index();
    }

    /// What the driver says of it.
    public OpenClFacts facts() {
        return facts;
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
        return isDouble ? Optional.of(Message.of("device.refused.double", facts.name())) : Optional.empty();
    }

    @Override
    public Execution prepare(Program program) {
        return refusal(program).isPresent()
                ? other.prepare(program)
                : Execution.of(
                        program, new OpenClRepetition(program.optimizedWithLateResults(), Map.of(), this, false));
    }

    @Override
    public Repetition repeat(Program program, Map<Value, Value> carried) {
        return refusal(program).isPresent()
                ? other.repeat(program, carried)
                : new OpenClRepetition(program.optimizedWithLateResults(), carried, this, true);
    }

    /// How much memory a plan may take.
    MemoryLimit limit() {
        return limit;
    }

    ReentrantLock lock() {
        return lock;
    }

    ClQueue queue() {
        return queue;
    }

    ClPool pool() {
        return pool;
    }

    ClPlan plan(DevicePlan plan, Map<String, Integer> lengths) {
        return new ClPlan(plan, lengths, kernelLimits, queue, kernels, pool);
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
