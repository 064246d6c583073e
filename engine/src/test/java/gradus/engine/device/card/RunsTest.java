package gradus.engine.device.card;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.block.Dropout;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.device.opencl.OpenClTesting;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.device.simd.SimdDevice;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Input;
import gradus.engine.operation.MatMul;
import gradus.engine.program.MemoryLimit;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.Program;
import gradus.engine.reference.Figure;
import gradus.engine.reference.ReferenceSet;
import gradus.engine.run.Parameters;
import gradus.engine.run.RunFeeds;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.StepCourse;
import gradus.engine.train.TrainingStep;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Runs on an OpenCL device")
class RunsTest {

    private final CardQueue queue = OpenClTesting.queue();
    private final CardDevice device = device(queue);

    CardDevice device(CardQueue queue) {
        return new CardDevice(queue, new ScalarDevice(), new MemoryLimit(1L << 30, 1 << 28));
    }

    @AfterEach
    void close() {
        device.close();
    }

    private static TrainingStep step(Device on) {
        StepWorkload workload = StepWorkload.of("iris-16").orElseThrow();
        return new TrainingStep(workload.graph(), workload.loss(), StepWorkload.OPTIMIZER, on, ElementType.FLOAT32);
    }

    private static List<Double> losses(Device on) {
        StepWorkload workload = StepWorkload.of("iris-16").orElseThrow();
        Learned before =
                Learned.initial(Parameters.initial(workload.graph(), 1, ElementType.FLOAT32, new ScalarDevice()));
        StepCourse course = step(on).start(before);
        Random random = new Random(4);
        List<Double> losses = new ArrayList<>();
        for (String name : List.of("iris-16", "iris-6", "iris-16", "iris-16", "iris-6", "iris-1", "iris-2", "iris-3")) {
            course.feed(StepWorkload.of(name).orElseThrow().feeds(random));
            course.step(0.1, 1, new int[0]);
            losses.add(course.loss());
        }
        course.learned().weights().values().forEach(weight -> losses.add(weight.at(0)));
        return losses;
    }

    @Test
    @DisplayName("whose batches differ in length go on with the weights of the run before")
    void otherLengths() {
        List<Double> expected = losses(new SimdDevice(new ScalarDevice(), SimdDevice.Start.PLAIN, 1));
        List<Double> found = losses(device);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), found.get(i), 1e-4 * Math.max(1, Math.abs(expected.get(i))));
        }
    }

    @Test
    @DisplayName("give the same bits when they are repeated")
    void theSameBits() {
        assertEquals(losses(device), losses(device));
    }

    @Test
    @DisplayName("of small networks wait for one another and go in one launch, each with its own batch")
    void severalRunsInOneLaunch() {
        StepWorkload workload = StepWorkload.of("iris-16").orElseThrow();
        Learned before =
                Learned.initial(Parameters.initial(workload.graph(), 1, ElementType.FLOAT32, new ScalarDevice()));
        StepCourse together = step(device).start(before);
        StepCourse apart = step(device).start(before);
        Random random = new Random(4);
        for (int i = 0; i < 150; i++) {
            Map<Value, Tensor> batch = workload.feeds(random);
            together.feed(batch);
            apart.feed(batch);
            together.step(0.1 / (i + 1), 1, new int[0]);
            apart.step(0.1 / (i + 1), 1, new int[0]);
            apart.loss();
        }
        assertEquals(apart.learned(), together.learned());
        assertEquals(apart.loss(), together.loss());
        TrainingStep step = step(device);
        CardRepetition repetition = (CardRepetition) device.repeat(step.program(), step.carried());
        Map<Value, Tensor> feeds = new HashMap<>(workload.feeds(random));
        step.program()
                .feeds()
                .forEach((value, place) -> feeds.computeIfAbsent(
                        value,
                        any -> Tensor.filled(ElementType.FLOAT32, place.shape().resolve(Map.of("N", 16)), 1)));
        repetition.feed(feeds);
        repetition.run();
        assertEquals(1, repetition.launches());
    }

    @Test
    @DisplayName("keep their numbers until those of many are asked for")
    void numbersAreKept() {
        StepWorkload workload = StepWorkload.of("iris-16").orElseThrow();
        Learned before =
                Learned.initial(Parameters.initial(workload.graph(), 1, ElementType.FLOAT32, new ScalarDevice()));
        StepCourse late = step(device).start(before);
        StepCourse atOnce = step(device).start(before);
        Random random = new Random(4);
        for (int steps : List.of(1, 2, 37, 256, 100, 1)) {
            double[] losses = new double[steps];
            for (int i = 0; i < steps; i++) {
                String name = i % 50 == 49 ? "iris-6" : "iris-16";
                Map<Value, Tensor> batch = StepWorkload.of(name).orElseThrow().feeds(random);
                late.feed(batch);
                late.step(0.01, 1, new int[0]);
                atOnce.feed(batch);
                atOnce.step(0.01, 1, new int[0]);
                losses[i] = atOnce.loss();
            }
            assertTrue(late.mostSteps() >= steps);
            assertArrayEquals(losses, late.losses(steps));
        }
        assertEquals(atOnce.learned(), late.learned());
    }

    @Test
    @DisplayName("pick their batch of a data set that stays on the device, and give the same bits")
    void rowsArePicked() {
        StepWorkload workload = StepWorkload.of("iris-16").orElseThrow();
        Learned before =
                Learned.initial(Parameters.initial(workload.graph(), 1, ElementType.FLOAT32, new ScalarDevice()));
        StepCourse picking = step(device).start(before);
        StepCourse fed = step(device).start(before);
        Random random = new Random(4);
        Map<Value, Tensor> whole = workload.feeds(random);
        CardRepetition repetition = (CardRepetition) device.repeat(step(device).program(), Map.of());
        repetition.feedRows(whole, new int[] {7});
        assertTrue(repetition.isHolding());
        for (int i = 0; i < 100; i++) {
            int[] rows = random.ints(i % 10 == 9 ? 6 : 12, 0, 16).toArray();
            // In the middle another data set, and a batch of none.
            if (i == 40) {
                whole = workload.feeds(random);
            }
            Map<Value, Tensor> batch = new HashMap<>();
            whole.forEach((value, tensor) -> batch.put(value, tensor.rows(rows)));
            fed.feed(batch);
            fed.step(0.01, 1, new int[0]);
            if (i / 10 == 6) {
                picking.feed(batch);
            } else {
                picking.feedRows(whole, rows);
            }
            picking.step(0.01, 1, new int[0]);
            if (i % 7 == 0) {
                assertEquals(fed.loss(), picking.loss(), "step " + i);
            }
        }
        assertEquals(fed.learned(), picking.learned());
    }

    @Test
    @DisplayName("of data sets that take more than a quarter of the memory are given their batches")
    void largeSetsAreNotHeld() {
        Program program = sum();
        Map<Value, Tensor> whole = rows(1000, 1);
        for (long bytes : List.of(4 * 4 * 6000L, 4 * 4 * 6000L - 1)) {
            CardDevice small = new CardDevice(queue, new ScalarDevice(), new MemoryLimit(bytes, 1 << 28));
            CardRepetition repetition = (CardRepetition) small.repeat(program, Map.of());
            repetition.feedRows(whole, new int[] {3, 999});
            repetition.run();
            assertEquals(Tensor.filled(ElementType.FLOAT32, Shape.of(2, 3), 3), repetition.result(Value.of("sum")));
            assertEquals(bytes == 4 * 4 * 6000L, repetition.isHolding());
            // Such a batch fits, but not beside the set.
            repetition.feedRows(whole, new int[2620]);
            repetition.run();
            assertEquals(Tensor.filled(ElementType.FLOAT32, Shape.of(2620, 3), 3), repetition.result(Value.of("sum")));
            assertFalse(repetition.isHolding());
        }
    }

    @Test
    @DisplayName("that two threads ask for don't disturb one another")
    void twoThreads() throws InterruptedException {
        List<Double> expected = losses(device);
        List<List<Double>> found = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = List.of(
                Thread.ofPlatform().start(() -> found.add(losses(device))),
                Thread.ofPlatform().start(() -> found.add(losses(device))));
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(expected, expected), found);
    }

    static Program sum() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", new Input(Shape.batchOf(3)));
        Value b = builder.add("b", new Input(Shape.batchOf(3)));
        Value sum = builder.add("sum", new Add(), a, b);
        return Program.compile(builder.build(), List.of(sum), ElementType.FLOAT32);
    }

    static Map<Value, Tensor> rows(int count, double first) {
        return Map.of(
                Value.of("a"), Tensor.filled(ElementType.FLOAT32, Shape.of(count, 3), first),
                Value.of("b"), Tensor.filled(ElementType.FLOAT32, Shape.of(count, 3), 2));
    }

    @Test
    @DisplayName("leave nothing behind: a thousand need no more than the first")
    void nothingIsLost() {
        Execution execution = device.prepare(sum());
        execution.run(rows(5, 1));
        int handles = queue.handles();
        int used = device.pool().used();
        for (int i = 0; i < 1000; i++) {
            Tensor sum = execution.run(rows(5, i)).get(Value.of("sum"));
            assertEquals(Tensor.filled(ElementType.FLOAT32, Shape.of(5, 3), i + 2), sum);
        }
        assertEquals(handles, queue.handles());
        assertEquals(used, device.pool().used());
    }

    @Test
    @DisplayName("of more lengths than are kept give memory back")
    void oldPlansAreForgotten() {
        Execution execution = device.prepare(sum());
        for (int i = 0; i < 40; i++) {
            execution.run(rows(1 + i % 10, i));
        }
        assertTrue(device.pool().used() <= 2 * 5, "a plan has two buffers");
    }

    @Test
    @DisplayName("that nothing points to any more give memory back")
    void whatIsUnreachableComesBack() {
        for (int i = 0; i < 300; i++) {
            device.prepare(sum()).run(rows(4, i));
        }
        while (device.pool().used() > 0) {
            System.gc();
            Thread.onSpinWait();
        }
        assertTrue(queue.handles() < 700);
    }

    @Test
    @DisplayName("that change places keep both tensors")
    void crossed() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", new Input(Shape.of(2)));
        Value b = builder.add("b", new Input(Shape.of(2)));
        Value sum = builder.add("sum", new Add(), a, b);
        Program program = Program.compile(builder.build(), List.of(a, b, sum), ElementType.FLOAT32);
        Repetition repetition = device.repeat(program, Map.of(a, b, b, sum));
        repetition.feed(Map.of(
                a, Tensor.of(ElementType.FLOAT32, Shape.of(2), 0, 1),
                b, Tensor.of(ElementType.FLOAT32, Shape.of(2), 1, 1)));
        for (int i = 0; i < 10; i++) {
            repetition.run();
        }
        assertEquals(Tensor.of(ElementType.FLOAT32, Shape.of(2), 55, 89), repetition.now(a));
        assertEquals(89, repetition.number(sum));
        assertEquals(Tensor.of(ElementType.FLOAT32, Shape.of(2), 89, 144), repetition.now(b));
    }

    @Test
    @DisplayName("drop what the processor drops")
    void dropout() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(Shape.batchOf(500)));
        Value y = builder.add("layer", new Dropout(0.4), x);
        Expansion expansion = Expansion.of(builder.build(), Mode.TRAINING);
        Program program = Program.compile(expansion.flat(), List.of(expansion.flat(y)), ElementType.FLOAT32);
        Map<Value, Tensor> feeds = new HashMap<>(RunFeeds.of(expansion.flat()).at(7, 3, new int[] {9, 100_000_007, 4}));
        feeds.put(x, Tensor.filled(ElementType.FLOAT32, Shape.of(3, 500), 1));
        assertEquals(
                new ScalarDevice().prepare(program).run(feeds),
                device.prepare(program).run(feeds));
    }

    @Test
    @DisplayName("in double precision are left to the other device, with a sentence")
    void doublePrecision() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", new Input(Shape.of(2)));
        Value sum = builder.add("sum", new Add(), a, a);
        Program program = Program.compile(builder.build(), List.of(sum), ElementType.FLOAT64);
        assertEquals(
                "device.refused.double", device.refusal(program).orElseThrow().key());
        Tensor third = Tensor.of(ElementType.FLOAT64, Shape.of(2), 1 / 3.0, 1);
        assertEquals(
                Tensor.of(ElementType.FLOAT64, Shape.of(2), 2 / 3.0, 2),
                device.prepare(program).run(Map.of(a, third)).get(sum));
        assertTrue(device.refusal(sum()).isEmpty());
    }

    @Test
    @DisplayName("that are too large are refused with the figures and what would fit")
    void tooLarge() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", new Input(Shape.batchOf(1000)));
        Value b = builder.add("b", new Input(Shape.of(1000, 1000)));
        Value product = builder.add("product", new MatMul(), a, b);
        Program program = Program.compile(builder.build(), List.of(product), ElementType.FLOAT32);
        MemoryLimit limit = new MemoryLimit(
                MemoryPlan.of(program, Map.of("N", 100), Map.of()).bytes(), 1 << 28);
        CardDevice small = new CardDevice(queue, new ScalarDevice(), limit);
        Execution execution = small.prepare(program);
        Tensor weights = Tensor.zeros(ElementType.FLOAT32, Shape.of(1000, 1000));
        GradusException refused = assertThrows(
                GradusException.class,
                () -> execution.run(Map.of(a, Tensor.zeros(ElementType.FLOAT32, Shape.of(101, 1000)), b, weights)));
        assertEquals("memory.device", refused.diagnostics().getFirst().code());
        assertTrue(refused.diagnostics().toString().contains("memory.fewer-rows"), refused::toString);
        execution.run(Map.of(a, Tensor.zeros(ElementType.FLOAT32, Shape.of(100, 1000)), b, weights));
    }

    @Test
    @DisplayName("give the figures of other systems")
    void figures() throws URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ReferenceSet.class.getResource("expressions.json"))
                        .toURI())
                .resolveSibling("");
        List<Figure> figures = new ReferenceSet(device, ElementType.FLOAT32).replay(folder, figure -> {});
        List<Figure> wrong = figures.stream()
                .filter(figure -> !figure.passed() && !figure.failure().startsWith("unsupported: "))
                .toList();
        assertEquals(List.of(), wrong);
        assertTrue(figures.size() >= 146, () -> "only " + figures.size());
    }
}
