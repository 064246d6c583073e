package gradus.engine.differentiate;

import gradus.engine.device.opencl.OpenClDevice;
import gradus.engine.device.opencl.OpenClDevices;
import gradus.engine.differentiate.OperationContractTest.Prepared;
import gradus.engine.tensor.ElementType;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every operation gives on an OpenCL device what it gives on the scalar one")
class OpenClAgreesTest {

    private static Optional<OpenClDevice> device = Optional.empty();

    @BeforeAll
    static void open() {
        device = Optional.of(OpenClDevices.open());
    }

    @AfterAll
    static void close() {
        device.ifPresent(OpenClDevice::close);
    }

    static Stream<Sample> samples() {
        return OperationContractTest.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("forward and backward")
    void agrees(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        DevicesAgreeTest.agree(
                device.orElseThrow(), DevicesAgreeTest.program(prepared, ElementType.FLOAT32), prepared, 2e-5);
    }
}
