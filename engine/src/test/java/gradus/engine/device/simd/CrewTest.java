package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.Learned;
import gradus.engine.train.StepCourse;
import gradus.engine.train.TrainingStep;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Threads that share the parts of steps.
@Timeout(60)
class CrewTest {

    private record Counted(AtomicIntegerArray runs, AtomicInteger finished) implements PlanStep {
        Counted(int parts) {
            this(new AtomicIntegerArray(parts), new AtomicInteger());
        }

        @Override
        public int parts() {
            return runs.length();
        }

        @Override
        public void run(int part) {
            runs.incrementAndGet(part);
        }

        @Override
        public void finish() {
            for (int part = 0; part < runs.length(); part++) {
                assertEquals(finished.get() + 1, runs.get(part), "all parts are done before the end");
            }
            finished.incrementAndGet();
        }
    }

    @Test
    void everyPartIsDoneOnce() {
        Crew crew = new Crew(4);
        for (int parts = 1; parts < 9; parts++) {
            Counted step = new Counted(parts);
            for (int i = 0; i < 5000; i++) {
                crew.run(step);
            }
            assertEquals(5000, step.finished().get());
        }
    }

    @Test
    void severalThreadsTakePart() {
        Crew crew = new Crew(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        crew.run(new PlanStep() {
            @Override
            public int parts() {
                return 2;
            }

            @Override
            public void run(int part) {
                threads.add(Thread.currentThread());
                both.countDown();
                try {
                    both.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        assertEquals(2, threads.size());
    }

    @Test
    void aFaultIsToldAndHurtsNothing() {
        Crew crew = new Crew(3);
        PlanStep broken = new PlanStep() {
            @Override
            public int parts() {
                return 4;
            }

            @Override
            public void run(int part) {
                if (part == 2) {
                    throw new IllegalStateException("part 2");
                }
            }
        };
        for (int i = 0; i < 100; i++) {
            assertEquals(
                    "part 2",
                    assertThrows(IllegalStateException.class, () -> crew.run(broken))
                            .getMessage());
            Counted step = new Counted(4);
            crew.run(step);
            assertEquals(1, step.finished().get());
        }
    }

    @Test
    void whoeverFindsItBusyWorksAlone() throws InterruptedException {
        Crew crew = new Crew(2);
        Counted step = new Counted(3);
        PlanStep outer = new PlanStep() {
            @Override
            public int parts() {
                return 2;
            }

            @Override
            public void run(int part) {
                if (part == 0) {
                    Thread other = new Thread(() -> crew.run(step));
                    other.start();
                    try {
                        other.join();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
        };
        crew.run(outer);
        assertEquals(1, step.finished().get());
    }

    /// The same bits, however many threads there are.
    @ParameterizedTest
    @ValueSource(strings = {"mlp512-64", "cnn-17"})
    void resultsDoNotDependOnThreads(String name) {
        StepWorkload workload = StepWorkload.of(name).orElseThrow();
        Learned one = learned(workload, 1);
        Learned four = learned(workload, 4);
        assertTrue(one.equals(four));
    }

    private static Learned learned(StepWorkload workload, int threads) {
        SimdDevice device = new SimdDevice(new ScalarDevice(), SimdDevice.Start.PLAIN, threads);
        ElementType real = ElementType.FLOAT32;
        StepCourse course = new TrainingStep(workload.graph(), workload.loss(), StepWorkload.OPTIMIZER, device, real)
                .start(Learned.initial(Parameters.initial(workload.graph(), 1, real, device)));
        course.feed(workload.feeds(new Random(1)));
        for (int i = 0; i < 3; i++) {
            course.step(0.001, 1, new int[0]);
        }
        return course.learned();
    }
}
