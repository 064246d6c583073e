package gradus.engine.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.Device;
import gradus.engine.device.card.CardDevice;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.Learned;
import gradus.engine.train.StepCourse;
import gradus.engine.train.TrainingStep;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// How the steps of a training run reach the CUDA driver, with a stand-in for it.
class CudaRunsTest extends OnStandIn {

    /// Of a network that is too large for one group.
    private static final String LARGE = "mlp512-64";

    private static final String SMALL = "iris-16";

    static StepCourse course(String name, Device device) {
        StepWorkload workload = StepWorkload.of(name).orElseThrow();
        Learned before =
                Learned.initial(Parameters.initial(workload.graph(), 1, ElementType.FLOAT32, new ScalarDevice()));
        return new TrainingStep(workload.graph(), workload.loss(), StepWorkload.OPTIMIZER, device, ElementType.FLOAT32)
                .start(before);
    }

    /// Does a step with a batch of its own.
    static void step(StepCourse course, String name, Random random) {
        course.feed(StepWorkload.of(name).orElseThrow().feeds(random));
        course.step(0.1, 1, new int[0]);
    }

    private static List<String> without(List<String> calls, String one) {
        return calls.stream().filter(call -> !call.startsWith(one)).toList();
    }

    @Test
    void theSecondStepIsRecordedAndTheNextOnesAreOneLaunch() {
        StepCourse course = course(LARGE, device);
        Random random = new Random(1);
        step(course, LARGE, random);
        List<String> first = driver.calls();
        long launches =
                first.stream().filter(call -> call.startsWith("cuLaunchKernel")).count();
        assertTrue(launches > 5, first::toString);
        assertFalse(first.contains("cuStreamBeginCapture"));

        step(course, LARGE, random);
        List<String> second = without(driver.calls(), "cuMemcpyHtoDAsync");
        assertEquals("cuStreamBeginCapture", second.getFirst());
        assertEquals(
                List.of("cuStreamEndCapture", "cuGraphInstantiate " + launches, "cuGraphLaunch"),
                second.subList(second.size() - 3, second.size()));
        assertEquals(launches + 4, second.size());

        for (int i = 0; i < 3; i++) {
            step(course, LARGE, random);
            List<String> next = driver.calls();
            assertEquals("cuGraphLaunch", next.getLast(), "what is given is sent before");
            assertEquals(List.of("cuGraphLaunch"), without(next, "cuMemcpyHtoDAsync"));
        }
        course.loss();
        assertTrue(driver.calls().contains("cuMemcpyDtoHAsync"));
    }

    @Test
    void whatCannotBeRecordedIsLaunched() {
        driver.set("cuStreamEndCapture:0:901");
        StepCourse course = course(LARGE, device);
        Random random = new Random(1);
        for (int i = 0; i < 3; i++) {
            step(course, LARGE, random);
        }
        List<String> calls = driver.calls();
        assertEquals(1, calls.stream().filter("cuStreamBeginCapture"::equals).count(), "it is tried once");
        assertFalse(calls.contains("cuGraphLaunch"));
    }

    @Test
    void aSmallNetworkIsOneLaunchForSeveralSteps() {
        StepCourse course = course(SMALL, device);
        Random random = new Random(1);
        for (int i = 0; i < 5; i++) {
            step(course, SMALL, random);
        }
        course.loss();
        // The first is given the weights too, so that it goes alone.
        String launch = "cuLaunchKernel k_stages 1 256";
        assertEquals(
                List.of(launch, launch),
                driver.calls().stream()
                        .filter(call -> call.startsWith("cuLaunchKernel") || call.startsWith("cuGraph"))
                        .toList());
    }

    @Test
    void theLossesOfManyStepsAreReadAtOnce() {
        for (String name : List.of(SMALL, LARGE)) {
            StepCourse course = course(name, device);
            Random random = new Random(1);
            for (int i = 0; i < 21; i++) {
                step(course, name, random);
            }
            assertEquals(21, course.losses(21).length);
            List<String> calls = driver.calls();
            assertEquals(1, calls.stream().filter("cuMemcpyDtoHAsync"::equals).count());
            if (name.equals(SMALL)) {
                long launches = calls.stream()
                        .filter(call -> call.startsWith("cuLaunchKernel"))
                        .count();
                assertEquals(2, launches, "the first is given the weights too, so that it goes alone");
            }
        }
    }

    @Test
    void twoCardsTrainInTurnsOnOneThread() {
        driver.set("cards=2");
        try (CardDevice other = new CardDevice(driver.queue(1), new ScalarDevice())) {
            StepCourse here = course(LARGE, device);
            StepCourse there = course(LARGE, other);
            Random random = new Random(1);
            for (int i = 0; i < 3; i++) {
                step(here, LARGE, random);
                step(there, LARGE, random);
            }
            assertEquals(
                    4, driver.calls().stream().filter("cuGraphLaunch"::equals).count());
        }
    }

    @Test
    void anyThreadMayTrain() throws InterruptedException {
        StepCourse course = course(LARGE, device);
        Random random = new Random(1);
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = Thread.ofPlatform()
                    .uncaughtExceptionHandler((failed, failure) -> failures.add(failure))
                    .start(() -> step(course, LARGE, random));
            thread.join();
        }
        assertEquals(List.of(), failures, "the driver refuses threads that don't say which card they use");
        assertEquals(2, driver.calls().stream().filter("cuGraphLaunch"::equals).count());
    }
}
