package gradus.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the names of workloads stand for.
class WorkloadsTest {

    /// Runs a program as the scalar device does and counts.
    private static final class Counting implements Device {
        private final Device scalar = new ScalarDevice();
        private final List<Repetition> repetitions = new ArrayList<>();
        private int runs;

        @Override
        public String id() {
            return scalar.id();
        }

        @Override
        public Execution prepare(Program program) {
            return scalar.prepare(program);
        }

        @Override
        public Repetition repeat(Program program, Map<Value, Value> carried) {
            Repetition inner = scalar.repeat(program, carried);
            repetitions.add(inner);
            return new Repetition() {
                @Override
                public void feed(Map<Value, Tensor> feeds) {
                    inner.feed(feeds);
                }

                @Override
                public void run() {
                    runs++;
                    inner.run();
                }

                @Override
                public Tensor result(Value result) {
                    return inner.result(result);
                }

                @Override
                public double number(Value result) {
                    return inner.number(result);
                }

                @Override
                public Tensor now(Value feed) {
                    return inner.now(feed);
                }
            };
        }
    }

    /// What is timed are the first steps again each time, not those after thousands on one batch.
    @Test
    void trainingBeginsAgainBeforeItIsTimed() {
        List<Double> losses = new ArrayList<>();
        StepWorkload step = StepWorkload.of("iris-16").orElseThrow();
        Counting device = new Counting();
        OwnRunner runner = new OwnRunner(name -> Workloads.training(step, device));

        for (int time = 0; time < 2; time++) {
            runner.time("iris-16", 3);
            losses.add(device.repetitions.getFirst().number(step.loss()));
        }

        assertEquals(1, device.repetitions.size());
        assertEquals(losses.get(0), losses.get(1));
    }

    @Test
    void everyRowOfTheTableIsAWorkload() {
        Workloads.TABLE.forEach(name -> assertTrue(Workloads.has(name), name));
        for (String name : List.of("iris", "iris-0", "gemm-1-2", "gemm32-1-2-3", "gemm-0-1-1", "sigmoid", "cold")) {
            assertFalse(Workloads.has(name), name);
            assertThrows(IllegalArgumentException.class, () -> Workloads.of(name, new ScalarDevice()));
        }
    }

    @Test
    void aRepeatIsOneRun() {
        for (String name : List.of("iris-16", "gemm-3-4-5", "gemm64-2-2-2")) {
            Counting device = new Counting();
            Workload workload = Workloads.of(name, device);
            assertEquals(name, workload.name());
            workload.run(3);
            assertEquals(3, device.runs, name);
        }
    }

    @Test
    void aProductHasTheSizesOfItsName() {
        Counting device = new Counting();
        Workloads.of("gemm-3-4-5", device).run(1);
        Repetition run = device.repetitions.getFirst();
        Tensor a = run.now(Value.of("a"));
        Tensor b = run.now(Value.of("b"));
        Tensor product = run.result(Value.of("product"));
        assertEquals(
                "3 4 5 15",
                a.shape().get(0).size() + " " + a.shape().get(1).size() + " "
                        + b.shape().get(1).size() + " " + product.size());
        double expected = 0;
        for (int i = 0; i < 4; i++) {
            expected += a.at(i) * b.at(5 * i);
        }
        assertEquals(expected, product.at(0), 1e-5);
    }

    @Test
    void operationsComputeWhatTheirNamesSay() {
        double x = first("chain", "x");
        double y = first("chain", "y");
        assertEquals(Math.tanh(1.5 * x + y) * y, first("chain", "result"), 1e-5);
        assertEquals(Math.tanh(first("tanh", "x")), first("tanh", "result"), 1e-5);
        assertEquals(Math.exp(first("exp", "x")), first("exp", "result"), 1e-5);
    }

    private static double first(String workload, String value) {
        Counting device = new Counting();
        Workloads.of(workload, device).run(1);
        Repetition run = device.repetitions.getFirst();
        return (value.equals("result") ? run.result(Value.of(value)) : run.now(Value.of(value))).at(0);
    }
}
