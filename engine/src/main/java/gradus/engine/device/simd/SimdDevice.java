package gradus.engine.device.simd;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.graph.Value;
import gradus.engine.program.MemoryLimit;
import gradus.engine.program.Program;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The processor, used as it is fast: programs are simplified and planned, and run by kernels over one arena of memory.
/// With the same program and the same feeds it gives the same bits.
public final class SimdDevice implements Device {

    private final Device other;
    private final Kernels plain;
    private final Optional<Kernels> vectors;
    private final Optional<WarmUp> warmUp;
    private final Crew crew;
    private final MemoryLimit limit;

    /// How a program begins.
    public enum Start {
        /// On plain loops, and stays there.
        PLAIN,
        /// On kernels over vectors.
        VECTORS,
        /// On plain loops; each kernel over vectors takes its place once it is compiled and faster.
        WARMED
    }

    /// A device that uses the Vector API where it is there, and several threads for what is large enough. It gives the
    /// same bits for any number of them.
    ///
    /// @param other takes the few instructions that have no kernel here
    /// @param threads at least 1
    public SimdDevice(Device other, int threads) {
        this(other, Lanes.arePresent() ? Start.WARMED : Start.PLAIN, threads);
    }

    /// A device whose programs begin in a given way. All ways give the same bits.
    ///
    /// @param other takes the few instructions that have no kernel here
    /// @param threads at least 1
    public SimdDevice(Device other, Start start, int threads) {
        this(other, start, threads, MemoryLimit.ofThisProcess());
    }

    SimdDevice(Device other, Start start, int threads, MemoryLimit limit) {
        this.other = other;
        this.limit = limit;
        crew = new Crew(threads);
        Optional<VectorProducts> products = Lanes.arePresent() ? Optional.of(new VectorProducts()) : Optional.empty();
        plain = Kernels.plain(products);
        vectors = start == Start.PLAIN ? Optional.empty() : products.map(Kernels::vectors);
        warmUp = start == Start.WARMED ? Optional.of(new WarmUp()) : Optional.empty();
    }

    @Override
    public String id() {
        return "cpu";
    }

    @Override
    public Execution prepare(Program program) {
        return Execution.of(program, repeat(program, Map.of()));
    }

    @Override
    public SimdRepetition repeat(Program program, Map<Value, Value> carried) {
        return new SimdRepetition(program.optimized(), carried, this);
    }

    Device other() {
        return other;
    }

    Crew crew() {
        return crew;
    }

    /// How much memory a program may take.
    MemoryLimit limit() {
        return limit;
    }

    /// The kernels that a program begins with.
    Kernels first() {
        return warmUp.isPresent() ? plain : vectors.orElse(plain);
    }

    /// The kernels that a program begins with whose loops are long: those over vectors, which the compiler gets to in
    /// the first run, but for matrix products, which it gets to late.
    Kernels firstOfLong() {
        Kernels fastest = vectors.orElse(plain);
        return warmUp.isPresent() ? fastest.withPlainProducts() : fastest;
    }

    /// Moves a plan with long loops up to matrix products over vectors once they are translated, if this device does
    /// so.
    void translate(WarmUp.InPlace plan) {
        warmUp.ifPresent(warming -> vectors.ifPresent(kernels -> warming.translate(plan, kernels)));
    }

    /// Moves a plan up to kernels over vectors as they get warm, if this device does so.
    ///
    /// @param aside makes the plan aside
    void warm(Supplier<WarmUp.Aside> aside) {
        warmUp.ifPresent(warming -> vectors.ifPresent(kernels -> warming.warm(aside.get(), kernels)));
    }
}
