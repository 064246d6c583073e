package gradus.engine.device.kernel;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.TrainingStep;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The functions that a training step calls on a card of usual limits.
public final class StepFunctions {

    private static final int LARGEST_GROUP = 1024;
    private static final int LOCAL_MEMORY = 49152;
    private static final int UNITS = 8;

    private StepFunctions() {}

    /// Those of a workload's step.
    ///
    /// @param compiles whether the card compiles what is written for a program
    public static Stream<KernelFunction> of(String workload, boolean compiles) {
        return of(workload, compiles, false);
    }

    /// @param hasProducts whether a library computes large products of matrices
    static Stream<KernelFunction> of(String workload, boolean compiles, boolean hasProducts) {
        StepWorkload network = StepWorkload.of(workload).orElseThrow();
        Program program = new TrainingStep(
                        network.graph(),
                        network.loss(),
                        StepWorkload.OPTIMIZER,
                        new ScalarDevice(),
                        ElementType.FLOAT32)
                .program()
                .optimizedWithLateResults();
        Map<String, Integer> lengths = Map.of("N", network.batch());
        MemoryPlan memory = MemoryPlan.of(program, lengths, Map.of());
        KernelLimits limits = new KernelLimits(
                LARGEST_GROUP, LOCAL_MEMORY, UNITS, compiles, hasProducts, TileSpeed.guessed(UNITS), 0);
        return functions(DevicePlan.of(program, memory, Math.toIntExact(memory.narrowCount()), lengths, limits, true)
                .stages());
    }

    private static Stream<KernelFunction> functions(List<Stage> stages) {
        return stages.stream().flatMap(stage -> switch (stage) {
            case Stage.Call call -> Stream.of(call.function());
            case Stage.Loop(int _, var body) -> functions(body);
        });
    }
}
