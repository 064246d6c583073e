package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import gradus.engine.bench.StepWorkload;
import gradus.engine.device.Device;
import gradus.engine.device.Repetition;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.device.simd.SimdDevice;
import gradus.engine.graph.Value;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Steps whose tensors stay on the device.
class StepCourseTest {

    private static final Device SCALAR = new ScalarDevice();

    /// Batches of 16, 16, 6 and 16 rows: two plans, which hand the weights over.
    private static List<Map<Value, Tensor>> batches() {
        List<Map<Value, Tensor>> batches = new ArrayList<>();
        Random random = new Random(3);
        for (String name : List.of("iris-16", "iris-16", "iris-6", "iris-16")) {
            batches.add(StepWorkload.of(name).orElseThrow().feeds(random));
        }
        return batches;
    }

    private static TrainingStep step(Device device) {
        StepWorkload workload = StepWorkload.of("iris-16").orElseThrow();
        return new TrainingStep(workload.graph(), workload.loss(), StepWorkload.OPTIMIZER, device, ElementType.FLOAT32);
    }

    private static Learned first() {
        StepWorkload workload = StepWorkload.of("iris-16").orElseThrow();
        return Learned.initial(Parameters.initial(workload.graph(), 1, ElementType.FLOAT32, SCALAR));
    }

    @ParameterizedTest
    @EnumSource(SimdDevice.Start.class)
    void oneStepAfterTheOtherGivesTheSameBits(SimdDevice.Start start) {
        TrainingStep step = step(new SimdDevice(SCALAR, start, 2));
        StepCourse course = step.start(first());
        Learned learned = first();
        for (Map<Value, Tensor> batch : batches()) {
            TrainingStep.Result result = step.run(learned, batch, 0.01);
            learned = result.learned();
            course.feed(batch);
            course.step(0.01, 1, new int[0]);
            assertEquals(result.loss(), course.loss());
        }
        assertEquals(learned, course.learned());
        course.take(first());
        course.feed(batches().getFirst());
        course.step(0.01, 1, new int[0]);
        assertEquals(step.run(first(), batches().getFirst(), 0.01).learned(), course.learned(), "from the start again");
    }

    /// While kernels are exchanged aside, the numbers stay those of plain loops.
    @Test
    void nobodySeesWhenAKernelGetsWarm() {
        StepCourse warmed =
                step(new SimdDevice(SCALAR, SimdDevice.Start.WARMED, 1)).start(first());
        StepCourse plain =
                step(new SimdDevice(SCALAR, SimdDevice.Start.PLAIN, 1)).start(first());
        Map<Value, Tensor> batch = batches().getFirst();
        warmed.feed(batch);
        plain.feed(batch);
        for (int i = 0; i < 20_000; i++) {
            warmed.step(0.001, 1, new int[0]);
            plain.step(0.001, 1, new int[0]);
        }
        assertEquals(plain.learned(), warmed.learned());
    }

    @Test
    void thePlanOfAProgramRunsWithoutAllocating() {
        TrainingStep step = step(SCALAR);
        Repetition repetition = new SimdDevice(SCALAR, SimdDevice.Start.PLAIN, 1).repeat(step.program(), Map.of());
        Map<Value, Tensor> feeds = new HashMap<>(batches().getFirst());
        step.program().feeds().forEach((value, operand) -> {
            if (!feeds.containsKey(value)) {
                feeds.put(value, Tensor.filled(ElementType.FLOAT32, operand.shape(), 0.5));
            }
        });
        repetition.feed(feeds);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10 && least > 0; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                repetition.run();
            }
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        // The counter itself may take a few bytes in a thousand runs.
        assertTrue(least < 1000, "allocated " + least);
    }
}
