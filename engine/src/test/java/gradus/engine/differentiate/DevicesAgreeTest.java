package gradus.engine.differentiate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.Device;
import gradus.engine.device.Lengths;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.device.simd.SimdDevice;
import gradus.engine.differentiate.OperationContractTest.Prepared;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of the catalogue, forward and backward, gives on the fast device what it gives on the scalar one.
class DevicesAgreeTest {

    private static final Device TRUTH = new ScalarDevice();
    private static final Device VECTORS = new SimdDevice(TRUTH, SimdDevice.Start.VECTORS, 3);
    private static final Device LOOPS = new SimdDevice(TRUTH, SimdDevice.Start.PLAIN, 1);

    static Stream<Sample> samples() {
        return OperationContractTest.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void inDoublePrecision(Sample sample) {
        agree(sample, ElementType.FLOAT64, 1e-12);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void inSinglePrecision(Sample sample) {
        agree(sample, ElementType.FLOAT32, 2e-5);
    }

    /// Simplified and joined into chains, a program gives the scalar device the same bits.
    @ParameterizedTest
    @MethodSource("samples")
    void anOptimizedProgramIsTheSameProgram(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        for (ElementType real : List.of(ElementType.FLOAT32, ElementType.FLOAT64)) {
            Program program = program(prepared, real);
            Program optimized = program.optimized();
            assertTrue(optimized.steps().size() <= program.steps().size() + 2, "it does not grow");
            assertEquals(
                    TRUTH.prepare(program).run(prepared.feeds()),
                    TRUTH.prepare(optimized).run(prepared.feeds()));
        }
    }

    static void agree(Sample sample, ElementType real, double tolerance) {
        Prepared prepared = Prepared.of(sample);
        Program program = program(prepared, real);
        Map<Value, Tensor> expected = TRUTH.prepare(program).run(prepared.feeds());
        Map<Value, Tensor> found = VECTORS.prepare(program).run(prepared.feeds());
        expected.forEach((value, tensor) -> agree(value, tensor, Lengths.given(found, value), tolerance));
        LOOPS.prepare(program)
                .run(prepared.feeds())
                .forEach((value, tensor) -> assertTrue(
                        tensor.equals(Lengths.given(found, value)),
                        () -> "loops give the same bits as vectors: " + value));
    }

    static Program program(Prepared prepared, ElementType real) {
        Gradients gradients = Gradients.of(prepared.flat(), prepared.weightedSum());
        List<Value> wanted = new ArrayList<>(prepared.outputs());
        prepared.inputs().forEach(input -> gradients.find(input).ifPresent(wanted::add));
        return Program.compile(gradients.graph(), wanted, real);
    }

    /// Where every number is looked at, and results are read by others.
    @ParameterizedTest
    @MethodSource("samples")
    void withAllNumbersWanted(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        Gradients gradients = Gradients.of(prepared.flat(), prepared.weightedSum());
        List<Value> all = gradients.graph().nodes().stream()
                .flatMap(node -> node.values().stream())
                .toList();
        Program program = Program.compile(gradients.graph(), all, ElementType.FLOAT64);
        Map<Value, Tensor> found = VECTORS.prepare(program).run(prepared.feeds());
        TRUTH.prepare(program)
                .run(prepared.feeds())
                .forEach((value, tensor) -> agree(value, tensor, Lengths.given(found, value), 1e-12));
    }

    /// Holds a device against the scalar one, which gave what is expected.
    static void agree(Device device, Program program, Prepared prepared, double tolerance) {
        Map<Value, Tensor> found = device.prepare(program).run(prepared.feeds());
        TRUTH.prepare(program)
                .run(prepared.feeds())
                .forEach((value, tensor) -> agree(value, tensor, Lengths.given(found, value), tolerance));
    }

    private static void agree(Value value, Tensor expected, Tensor found, double tolerance) {
        assertEquals(expected.type(), found.type(), value.toString());
        assertEquals(expected.shape(), found.shape(), value.toString());
        double scale = 1;
        for (int i = 0; i < expected.size(); i++) {
            scale = Math.max(scale, Double.isFinite(expected.at(i)) ? Math.abs(expected.at(i)) : 0);
        }
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.at(i), found.at(i), tolerance * scale, value + " " + i);
        }
    }
}
