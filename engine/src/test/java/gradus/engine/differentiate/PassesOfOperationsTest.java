package gradus.engine.differentiate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.device.Lengths;
import gradus.engine.differentiate.OperationContractTest.Prepared;
import gradus.engine.program.Legality;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of the catalogue, with its gradients, stays a legal program after every pass.
class PassesOfOperationsTest {

    static Stream<Sample> samples() {
        return OperationContractTest.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areLegal(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        for (ElementType real : List.of(ElementType.FLOAT32, ElementType.FLOAT64)) {
            Program program = DevicesAgreeTest.program(prepared, real);
            assertEquals(
                    List.of(),
                    Legality.problemsOfPasses(program, Lengths.of(program.feeds(), prepared.feeds()), Map.of()));
        }
    }
}
