package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Value;
import gradus.engine.program.MemoryLimit;
import gradus.engine.program.MemoryPlan;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.StepCourse;
import gradus.engine.train.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Steps where there is little memory.
class MemoryShortTest {

    private static final ScalarDevice SCALAR = new ScalarDevice();

    private static TrainingStep step(long bytes) {
        StepWorkload workload = StepWorkload.of("iris-16").orElseThrow();
        SimdDevice device =
                new SimdDevice(SCALAR, SimdDevice.Start.PLAIN, 1, new MemoryLimit(bytes, Integer.MAX_VALUE));
        return new TrainingStep(workload.graph(), workload.loss(), StepWorkload.OPTIMIZER, device, ElementType.FLOAT32);
    }

    private static long bytes(TrainingStep step, int rows) {
        return MemoryPlan.of(
                        step.program().optimized().forLengths(Map.of("N", rows)), Map.of("N", rows), step.carried())
                .bytes();
    }

    private static List<Double> losses(TrainingStep step) {
        StepWorkload workload = StepWorkload.of("iris-16").orElseThrow();
        StepCourse course =
                step.start(Learned.initial(Parameters.initial(workload.graph(), 1, ElementType.FLOAT32, SCALAR)));
        Random random = new Random(4);
        List<Double> losses = new ArrayList<>();
        for (String name : List.of("iris-16", "iris-6", "iris-16", "iris-16", "iris-6")) {
            Map<Value, Tensor> batch = StepWorkload.of(name).orElseThrow().feeds(random);
            course.feed(batch);
            course.step(0.1, 1, new int[0]);
            losses.add(course.loss());
        }
        return losses;
    }

    @Test
    void olderPlansMakeRoomForOthers() {
        long room = bytes(step(0), 16);
        assertEquals(losses(step(Long.MAX_VALUE)), losses(step(room)));
    }

    @Test
    void aPlanThatDoesNotFitAloneIsRefused() {
        long room = bytes(step(0), 16) - 1;
        GradusException refused = assertThrows(GradusException.class, () -> losses(step(room)));
        assertEquals("memory.plan", refused.diagnostics().getFirst().code());
    }
}
