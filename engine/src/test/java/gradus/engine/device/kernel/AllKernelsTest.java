package gradus.engine.device.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.TrainingStep;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is compiled beforehand is all that a card without a compiler needs.
class AllKernelsTest {

    private static Set<String> kernels(String name, boolean compiles) {
        StepWorkload workload = StepWorkload.of(name).orElseThrow();
        Program program = new TrainingStep(
                        workload.graph(),
                        workload.loss(),
                        StepWorkload.OPTIMIZER,
                        new ScalarDevice(),
                        ElementType.FLOAT32)
                .program()
                .optimizedWithLateResults();
        Map<String, Integer> lengths = Map.of("N", workload.batch());
        MemoryPlan memory = MemoryPlan.of(program, lengths, Map.of());
        KernelLimits limits = new KernelLimits(1024, 49152, 8, compiles);
        return kernels(DevicePlan.of(program, memory, lengths, limits, true).stages())
                .collect(Collectors.toSet());
    }

    private static Stream<String> kernels(List<Stage> stages) {
        return stages.stream().flatMap(stage -> switch (stage) {
            case Stage.Call call -> Stream.of(call.function().kernel());
            case Stage.Loop(int _, var body) -> kernels(body);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris-16", "mlp128-64", "mlp512-64", "cnn-8", "cifar-4", "lstm-32"})
    void aTrainingStepNeedsNoOther(String name) {
        Set<String> needed = kernels(name, false);
        assertTrue(AllKernels.names().containsAll(needed), needed::toString);
        assertTrue(
                kernels(name, true).stream()
                        .anyMatch(kernel -> !AllKernels.names().contains(kernel)),
                "with a compiler some are written");
    }
}
