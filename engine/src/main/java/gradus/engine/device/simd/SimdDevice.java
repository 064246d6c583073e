package gradus.engine.device.simd;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/// The processor, used as it is fast: programs are simplified and planned, and run by kernels over one arena of memory.
/// With the same program and the same feeds it gives the same bits.
public final class SimdDevice implements Device {

    private final Device other;
    private final Loops loops;
    private final ProductChoice products;

    /// @param other takes the few instructions that have no kernel here
    public SimdDevice(Device other) {
        this(other, Lanes.arePresent());
    }

    /// @param other takes the few instructions that have no kernel here
    /// @param hasVectors whether to use the Vector API
    public SimdDevice(Device other, boolean hasVectors) {
        this.other = other;
        loops = new Loops(hasVectors);
        products = new ProductChoice(hasVectors);
    }

    @Override
    public String id() {
        return "cpu";
    }

    @Override
    public Execution prepare(Program program) {
        SimdRepetition repetition = repeat(program, Map.of());
        return feeds -> {
            repetition.feed(feeds);
            repetition.run();
            Map<Value, Tensor> results = new HashMap<>();
            program.results().keySet().forEach(value -> results.put(value, repetition.result(value)));
            return results;
        };
    }

    @Override
    public SimdRepetition repeat(Program program, Map<Value, Value> carried) {
        return new SimdRepetition(program.optimized(), carried, loops, products, other);
    }
}
