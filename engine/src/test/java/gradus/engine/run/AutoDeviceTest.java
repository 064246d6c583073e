package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.operation.MatMul;
import gradus.engine.program.Program;
import gradus.engine.program.Work;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.StepCourse;
import gradus.engine.train.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The automatic choice of a device")
class AutoDeviceTest {

    private static final Speed PROCESSOR = new Speed(1e-7, 5e10, 2e10, 1e12);
    private static final Speed CARD = new Speed(5e-6, 2e12, 3e11, 5e9);

    /// A device of another name that computes the same.
    private record Named(String id) implements Device {
        @Override
        public Execution prepare(Program program) {
            return new ScalarDevice().prepare(program);
        }
    }

    private final List<AutoDevice.Choice> choices = new ArrayList<>();
    private int searches;

    private AutoDevice device(Speed... cards) {
        List<AutoDevice.Candidate> others = new ArrayList<>();
        for (Speed card : cards) {
            String id = "opencl:" + others.size();
            others.add(new AutoDevice.Candidate(new Named(id), "Card " + others.size(), card));
        }
        return new AutoDevice(
                new AutoDevice.Candidate(new Named("cpu"), "Processor", PROCESSOR),
                () -> {
                    searches++;
                    return others;
                },
                choices::add);
    }

    @Test
    @DisplayName("stays on the processor for Iris and needn't look for a card")
    void tiny() {
        train("iris-16", device(CARD), 2);
        assertEquals(1, choices.size(), "one program, one choice");
        assertEquals("cpu", choices.getFirst().id());
        assertEquals("device.auto.tiny", choices.getFirst().reason().key());
        assertTrue((double) choices.getFirst().reason().arguments().get(0) < 0.2, choices::toString);
        assertEquals(0, searches);
    }

    @Test
    @DisplayName("says how much slower a card would be that is slow to start")
    void small() {
        train("mlp128-64", device(new Speed(1e-5, 2e12, 3e11, 5e9)), 1);
        assertEquals("cpu", choices.getFirst().id());
        assertEquals("device.auto.small", choices.getFirst().reason().key());
        assertEquals("Card 0", choices.getFirst().reason().arguments().get(0));
        assertTrue((double) choices.getFirst().reason().arguments().get(1) < 1, choices::toString);
        assertEquals(1, searches);
    }

    @Test
    @DisplayName("takes the card for large products, and the faster of two")
    void large() {
        Speed slower = new Speed(5e-6, 1e12, 3e11, 5e9);
        multiply(256, device(slower, CARD), ElementType.FLOAT32);
        assertEquals("opencl:1", choices.getFirst().id());
        assertEquals("device.auto.faster", choices.getFirst().reason().key());
        multiply(4, device(slower, CARD), ElementType.FLOAT32);
        assertEquals("cpu", choices.getLast().id());
    }

    @Test
    @DisplayName("counts what must be carried to the card for each run")
    void uploads() {
        multiply(256, device(new Speed(5e-6, 2e12, 3e11, 1e6)), ElementType.FLOAT32);
        assertEquals("cpu", choices.getFirst().id());
    }

    @Test
    @DisplayName("leaves double precision to the processor")
    void doubles() {
        multiply(256, device(CARD), ElementType.FLOAT64);
        assertEquals("device.auto.double", choices.getFirst().reason().key());
    }

    @Test
    @DisplayName("doesn't take a card again that failed")
    void failed() {
        Device dying = new StandbyDevice(
                new FaultyDevice(new Named("opencl:0"), FaultyDevice.Call.RUN, 1),
                new Named("cpu"),
                StandbyDevice.INTERVAL,
                reason -> {});
        AutoDevice device = new AutoDevice(
                new AutoDevice.Candidate(new Named("cpu"), "Processor", PROCESSOR),
                () -> List.of(new AutoDevice.Candidate(dying, "Card", CARD)),
                choices::add);
        multiply(256, device, ElementType.FLOAT32);
        assertEquals("device.auto.faster", choices.getLast().reason().key());
        multiply(256, device, ElementType.FLOAT32);
        assertEquals("device.auto.alone", choices.getLast().reason().key());
    }

    @Test
    @DisplayName("says so where there is no card")
    void alone() {
        multiply(256, device(), ElementType.FLOAT32);
        assertEquals("device.auto.alone", choices.getFirst().reason().key());
    }

    @Test
    @DisplayName("gives what the chosen device gives, also as steps of a training")
    void same() {
        assertEquals(train("iris-16", new ScalarDevice(), 3), train("iris-16", device(CARD), 3));
    }

    @Test
    @DisplayName("counts steps within scans as often as they run")
    void work() {
        StepWorkload lstm = StepWorkload.of("lstm-2").orElseThrow();
        Program program = new TrainingStep(
                        lstm.graph(), lstm.loss(), StepWorkload.OPTIMIZER, new ScalarDevice(), ElementType.FLOAT32)
                .program()
                .optimized();
        Work work = Work.of(program, Map.of("N", 2));
        assertTrue(work.steps() > 50 * 4, work::toString);
        assertTrue(work.multiplyAdds() > 50L * 2 * 32 * 4 * (16 + 32), work::toString);
        assertTrue(work.bytes() > 4L * 32 * 4 * (16 + 32), work::toString);
    }

    private static Map<String, Tensor> train(String name, Device device, int steps) {
        StepWorkload workload = StepWorkload.of(name).orElseThrow();
        ElementType real = ElementType.FLOAT32;
        StepCourse course = new TrainingStep(workload.graph(), workload.loss(), StepWorkload.OPTIMIZER, device, real)
                .start(Learned.initial(Parameters.initial(workload.graph(), 1, real, new ScalarDevice())));
        course.feed(workload.feeds(new Random(1)));
        for (int step = 0; step < steps; step++) {
            course.step(0.01, 1, new int[0]);
        }
        return course.learned().weights();
    }

    private static void multiply(int side, Device device, ElementType real) {
        GraphBuilder builder = new GraphBuilder();
        Shape shape = Shape.of(side, side);
        Value a = builder.add("a", new Input(shape));
        Value b = builder.add("b", new Input(shape));
        Value product = builder.add("product", new MatMul(), a, b);
        Program program = Program.compile(builder.build(), List.of(product), real);
        Repetition repetition = device.repeat(program, Map.of());
        repetition.feed(
                Map.of(a, Tensor.zeros(ElementType.FLOAT64, shape), b, Tensor.zeros(ElementType.FLOAT64, shape)));
        repetition.run();
    }
}
