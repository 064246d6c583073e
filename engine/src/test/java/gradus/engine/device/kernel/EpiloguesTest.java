package gradus.engine.device.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Formulas that products end with")
class EpiloguesTest {

    private static boolean isEnded(KernelFunction function) {
        return function.name().matches("(k_)?(contract|convolve).*_f[0-9a-f]+");
    }

    /// Biases and activations, and the masks of the backward pass; the update of weights stays one launch.
    @ParameterizedTest
    @CsvSource({"iris-16, 1, 0", "mlp512-64, 24, 5", "cnn-64, 35, 3"})
    @DisplayName("save a training step launches")
    void launches(String workload, int launches, int ended) {
        List<KernelFunction> functions = StepFunctions.of(workload, true).toList();
        assertEquals(launches, functions.size(), functions::toString);
        assertEquals(ended, functions.stream().filter(EpiloguesTest::isEnded).count());
    }

    @ParameterizedTest
    @CsvSource({"mlp512-64, 28, 1", "cnn-64, 35, 3"})
    @DisplayName("aren't those of products that a library computes")
    void library(String workload, int launches, int ended) {
        List<KernelFunction> functions = StepFunctions.of(workload, true, true).toList();
        assertEquals(launches, functions.size(), functions::toString);
        assertEquals(ended, functions.stream().filter(EpiloguesTest::isEnded).count());
    }

    @ParameterizedTest
    @CsvSource({"iris-16", "mlp512-64", "cnn-64"})
    @DisplayName("need a compiler")
    void interpreted(String workload) {
        assertEquals(
                0,
                StepFunctions.of(workload, false).filter(EpiloguesTest::isEnded).count());
    }
}
