package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.Device;
import gradus.engine.device.DeviceException;
import gradus.engine.device.card.CardDevice;
import gradus.engine.device.card.OnOpenCl;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.device.simd.SimdDevice;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.StepCourse;
import gradus.engine.train.TrainingStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Work whose device is lost in the middle goes on on another.
class StandbyDeviceTest {

    private static final int STEPS = 12;
    private static final Duration ALWAYS = Duration.ZERO;
    private static final Duration NEVER = Duration.ofDays(1);

    private static final Device CPU = new SimdDevice(new ScalarDevice(), SimdDevice.Start.PLAIN, 1);
    private static final StepWorkload WORKLOAD = StepWorkload.of("iris-16").orElseThrow();

    /// What a course of training told: the losses, and what was learned in the end.
    private record Told(List<Double> losses, Learned learned) {}

    private final List<Message> messages = new ArrayList<>();

    private static Learned first() {
        return Learned.initial(Parameters.initial(WORKLOAD.graph(), 1, ElementType.FLOAT32, CPU));
    }

    private static TrainingStep step(Device device) {
        return new TrainingStep(WORKLOAD.graph(), WORKLOAD.loss(), StepWorkload.OPTIMIZER, device, ElementType.FLOAT32);
    }

    /// Batches of 16 rows, and in each third step one of 6.
    private static List<Map<Value, Tensor>> batches() {
        Random random = new Random(3);
        List<Map<Value, Tensor>> batches = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            batches.add(StepWorkload.of(i % 3 == 2 ? "iris-6" : "iris-16")
                    .orElseThrow()
                    .feeds(random));
        }
        return batches;
    }

    private static Told train(Device device, Consumer<StepCourse> afterStep) {
        StepCourse course = step(device).start(first());
        List<Double> losses = new ArrayList<>();
        for (Map<Value, Tensor> batch : batches()) {
            course.feed(batch);
            course.step(0.01, 1, new int[0]);
            losses.add(course.loss());
            afterStep.accept(course);
        }
        return new Told(losses, course.learned());
    }

    private static Told train(Device device) {
        return train(device, course -> {});
    }

    private static void same(Told expected, Told actual) {
        assertEquals(expected.losses(), actual.losses());
        assertTrue(expected.equals(actual), "other weights, though the losses are the same");
    }

    private StandbyDevice standby(Device first, Duration interval) {
        return new StandbyDevice(first, CPU, interval, messages::add);
    }

    @ParameterizedTest
    @EnumSource(FaultyDevice.Call.class)
    void theNumbersAreThoseOfTheOtherDevice(FaultyDevice.Call call) {
        for (int time : call == FaultyDevice.Call.REPEAT ? new int[] {1} : new int[] {1, 2, 7, 12}) {
            messages.clear();
            FaultyDevice faulty = new FaultyDevice(CPU, call, time);
            StandbyDevice device = standby(faulty, ALWAYS);
            assertEquals("faulty", device.id());
            same(train(CPU), train(device));
            assertTrue(faulty.isDead());
            assertEquals(List.of(FaultyDevice.REASON), messages, "told once");
            assertEquals("cpu", device.id());
        }
    }

    @Test
    void theCurveOfAnOpenClDeviceGoesOn() {
        try (CardDevice opened = OnOpenCl.opened()) {
            FaultyDevice faulty = new FaultyDevice(opened, FaultyDevice.Call.RUN, 7);
            List<Double> losses = train(standby(faulty, ALWAYS)).losses();
            List<Double> expected = train(CPU).losses();
            for (int i = 0; i < STEPS; i++) {
                assertEquals(expected.get(i), losses.get(i), 1e-5, "step " + (i + 1));
            }
            assertEquals(List.of(FaultyDevice.REASON), messages);
        }
    }

    @ParameterizedTest
    @CsvSource({"RUN,7,6", "RUN,1,0", "RUN,12,11", "NUMBER,1,11"})
    void theNumbersOfRunsThatWereLostAreThatOfTheOneDoneOver(FaultyDevice.Call call, int time, int lost) {
        try (CardDevice opened = OnOpenCl.opened()) {
            StepCourse course =
                    step(standby(new FaultyDevice(opened, call, time), ALWAYS)).start(first());
            List<Double> losses = new ArrayList<>();
            int waiting = 0;
            for (Map<Value, Tensor> batch : batches()) {
                course.feed(batch);
                course.step(0.01, 1, new int[0]);
                if (++waiting >= course.mostSteps() || losses.size() + waiting == STEPS) {
                    Arrays.stream(course.losses(waiting)).forEach(losses::add);
                    waiting = 0;
                }
            }
            List<Double> expected = train(CPU).losses();
            for (int i = 0; i < STEPS; i++) {
                assertEquals(expected.get(Math.max(i, lost)), losses.get(i), 1e-5, "step " + (i + 1));
            }
            assertEquals(List.of(FaultyDevice.REASON), messages);
        }
    }

    @ParameterizedTest
    @EnumSource(FaultyDevice.Call.class)
    void theRowsOfTheRunThatFailedAreGivenAgain(FaultyDevice.Call call) {
        Map<Value, Tensor> whole = WORKLOAD.feeds(new Random(5));
        List<Told> told = new ArrayList<>();
        FaultyDevice faulty = new FaultyDevice(CPU, call, call == FaultyDevice.Call.REPEAT ? 1 : 5);
        for (Device device : List.of(CPU, standby(faulty, ALWAYS))) {
            StepCourse course = step(device).start(first());
            List<Double> losses = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                if (i % 4 == 3) {
                    course.feed(batches().get(i));
                } else {
                    course.feedRows(whole, new int[] {i, 15 - i, 3});
                }
                course.step(0.01, 1, new int[0]);
                losses.add(course.loss());
            }
            told.add(new Told(losses, course.learned()));
        }
        same(told.getFirst(), told.getLast());
        assertTrue(faulty.isDead());
    }

    @Test
    void whatIsLearnedIsAskedForAtAnyTime() {
        for (int time = 1; time < 60; time += 5) {
            same(
                    train(CPU, StepCourse::learned),
                    train(standby(new FaultyDevice(CPU, FaultyDevice.Call.NOW, time), ALWAYS), StepCourse::learned));
        }
    }

    @Test
    void aDeviceThatIsWellIsLeftAlone() {
        FaultyDevice well = new FaultyDevice(CPU, FaultyDevice.Call.NOW, 1000);
        StandbyDevice device = standby(well, NEVER);
        same(train(CPU), train(device));
        assertEquals("faulty", device.id());
        assertEquals(List.of(), messages);
    }

    @ParameterizedTest
    @CsvSource({"1,7", "3,7", "4,5", "5,6", "100,0"})
    void onlyWhatCameAfterTheLastCopyIsLost(int runsBetweenCopies, int lastCopy) {
        isLostAfter(lastCopy, Duration.ofNanos(runsBetweenCopies), Duration.ofNanos(1));
    }

    /// The eighth run fails.
    ///
    /// @param lastCopy the run after which the last copy is made
    /// @param run how long one takes
    private void isLostAfter(int lastCopy, Duration interval, Duration run) {
        AtomicLong now = new AtomicLong();
        StandbyDevice device = new StandbyDevice(
                new FaultyDevice(CPU, FaultyDevice.Call.RUN, 8), CPU, interval, messages::add, now::get);
        List<Double> losses =
                train(device, course -> now.addAndGet(run.toNanos())).losses();
        // The same on one device: the eighth step begins with what was learned up to the copy.
        StepCourse course = step(CPU).start(first());
        List<Double> expected = new ArrayList<>();
        Learned copy = first();
        List<Map<Value, Tensor>> batches = batches();
        for (int i = 0; i < STEPS; i++) {
            if (i == lastCopy) {
                copy = course.learned();
            }
            if (i == 7) {
                course.take(new Learned(copy.weights(), copy.state(), i));
            }
            course.feed(batches.get(i));
            course.step(0.01, 1, new int[0]);
            expected.add(course.loss());
        }
        assertEquals(expected, losses);
    }

    @Test
    void littleIsCopiedTwiceInASecond() {
        long half = Duration.ofMillis(500).toNanos();
        AtomicLong now = new AtomicLong(half);
        StandbyDevice device = new StandbyDevice(CPU, CPU, StandbyDevice.INTERVAL, messages::add, now::get);
        assertTrue(device.isCopyDue(0, StandbyDevice.FEW_BYTES));
        assertFalse(device.isCopyDue(1, StandbyDevice.FEW_BYTES));
        assertFalse(device.isCopyDue(0, StandbyDevice.FEW_BYTES + 1));
        now.set(10 * half);
        assertTrue(device.isCopyDue(0, StandbyDevice.FEW_BYTES + 1));
        assertFalse(device.isCopyDue(1, StandbyDevice.FEW_BYTES + 1));
    }

    @Test
    void smallWeightsAreHalfASecondOldAtMost() {
        isLostAfter(6, StandbyDevice.INTERVAL, Duration.ofMillis(100));
    }

    @Test
    void whatIsGivenAnewEachTimeGoesOn() {
        StandbyDevice device = standby(new FaultyDevice(CPU, FaultyDevice.Call.RUN, 2), NEVER);
        TrainingStep step = step(device);
        Map<Value, Tensor> batch = batches().getFirst();
        TrainingStep.Result expected = step(CPU).run(first(), batch, 0.01);
        for (int i = 0; i < 3; i++) {
            assertEquals(expected, step.run(first(), batch, 0.01));
        }
        assertEquals(List.of(FaultyDevice.REASON), messages);
        assertEquals(expected, step(device).run(first(), batch, 0.01), "what begins later begins on the other");
    }

    @Test
    void whenBothFailItIsTold() {
        StandbyDevice device = new StandbyDevice(
                new FaultyDevice(CPU, FaultyDevice.Call.RUN, 3),
                new FaultyDevice(CPU, FaultyDevice.Call.RUN, 4),
                ALWAYS,
                messages::add);
        assertThrows(DeviceException.class, () -> train(device));
        assertEquals(1, messages.size());
    }

    @Test
    void whatAPersonGotWrongIsNoFaultOfTheDevice() {
        StandbyDevice device = standby(CPU, ALWAYS);
        StepCourse course = step(device).start(first());
        assertThrows(IllegalArgumentException.class, () -> course.step(0.01, 1, new int[0]), "no batch was given");
        assertFalse(device.hasFailed());
    }
}
