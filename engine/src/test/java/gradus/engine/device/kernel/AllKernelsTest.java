package gradus.engine.device.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is compiled beforehand is all that a card without a compiler needs.
class AllKernelsTest {

    private static Set<String> kernels(String name, boolean compiles) {
        return StepFunctions.of(name, compiles).map(KernelFunction::kernel).collect(Collectors.toSet());
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
