package gradus.engine.differentiate;

import gradus.engine.block.LSTM;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.device.card.OnOpenCl;
import gradus.engine.differentiate.OperationContractTest.Prepared;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every operation gives on an OpenCL device what it gives on the scalar one")
class OpenClAgreesTest extends OnOpenCl {

    private static final int ONE_OF = 16;

    static Stream<Sample> samples() {
        return OperationContractTest.samples();
    }

    /// Large enough for tiles, and steps of a sequence that are too large for one group.
    static Stream<Sample> large() {
        return Stream.of(
                        WindowsAgreeTest.convolutions(),
                        WindowsAgreeTest.pools(),
                        Stream.of(Sample.of(new LSTM(64, true), Shape.of(32, 5, 40))))
                .flatMap(samples -> samples);
    }

    /// One of so many: a driver takes its time to compile a kernel of many steps.
    static Stream<Sample> some() {
        List<Sample> all = samples().toList();
        return IntStream.range(0, all.size())
                .filter(i -> i % ONE_OF == 0 || all.get(i).operation() instanceof LSTM)
                .mapToObj(all::get);
    }

    private static Program program(Prepared prepared) {
        return DevicesAgreeTest.program(prepared, ElementType.FLOAT32);
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("forward and backward")
    void agrees(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        DevicesAgreeTest.agree(device(), program(prepared), prepared, 2e-5);
    }

    @ParameterizedTest
    @MethodSource("large")
    @DisplayName("where they are large")
    void agreesWhereItIsLarge(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        DevicesAgreeTest.agree(device(), program(prepared), prepared, 1e-4);
    }

    @ParameterizedTest
    @MethodSource("some")
    @DisplayName("all steps in one launch")
    void agreesInOneLaunch(Sample sample) {
        Prepared prepared = Prepared.of(sample);
        Repeating repeating = new Repeating(device());
        DevicesAgreeTest.agree(repeating, program(prepared), prepared, 2e-5);
    }

    /// Runs programs as those that run again and again.
    private record Repeating(Device device) implements Device {
        @Override
        public String id() {
            return device.id();
        }

        @Override
        public Execution prepare(Program program) {
            Repetition repetition = device.repeat(program, Map.of());
            Execution execution = Execution.of(program, repetition);
            return feeds -> {
                execution.run(feeds);
                return execution.run(Map.of());
            };
        }
    }
}
