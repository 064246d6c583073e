package gradus.engine.device.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Value;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.StepCourse;
import gradus.engine.train.TrainingStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Launches that would take too long")
class SlicesTest extends OnOpenCl {

    private static final double SLOW = 1;

    @ParameterizedTest
    @ValueSource(strings = {"mlp512-64", "cnn-3"})
    @DisplayName("are cut into some of their groups each, and give the same bits")
    void sameBits(String name) {
        StepWorkload workload = StepWorkload.of(name).orElseThrow();
        try (CardDevice quick = supposed(QUICK);
                CardDevice slow = supposed(SLOW)) {
            assertEquals(learned(workload, quick), learned(workload, slow));
            assertTrue(launches(workload, slow) > launches(workload, quick), "some are cut");
        }
    }

    private static TrainingStep step(StepWorkload workload, CardDevice on) {
        return new TrainingStep(workload.graph(), workload.loss(), StepWorkload.OPTIMIZER, on, ElementType.FLOAT32);
    }

    private static Learned learned(StepWorkload workload, CardDevice on) {
        Learned before =
                Learned.initial(Parameters.initial(workload.graph(), 1, ElementType.FLOAT32, new ScalarDevice()));
        StepCourse course = step(workload, on).start(before);
        Random random = new Random(2);
        for (int i = 1; i <= 2; i++) {
            course.feed(workload.feeds(random));
            course.step(0.1, i, new int[0]);
        }
        return course.learned();
    }

    private static int launches(StepWorkload workload, CardDevice on) {
        TrainingStep step = step(workload, on);
        CardRepetition repetition = (CardRepetition) on.repeat(step.program(), step.carried());
        Map<Value, Tensor> feeds = new HashMap<>(workload.feeds(new Random(2)));
        Map<String, Integer> lengths = Map.of("N", workload.batch());
        step.program()
                .feeds()
                .forEach((value, place) -> feeds.computeIfAbsent(
                        value,
                        any -> Tensor.filled(ElementType.FLOAT32, place.shape().resolve(lengths), 1)));
        repetition.feed(feeds);
        repetition.run();
        return repetition.launches();
    }

    @Test
    @DisplayName("have all groups once, in slices that are about as large")
    void slices() {
        assertEquals(
                List.of(new CardGroups(0, 3, 10, 64), new CardGroups(3, 3, 10, 64), new CardGroups(6, 4, 10, 64)),
                CardGroups.all(10, 64).cut(3));
        assertEquals(List.of(CardGroups.all(10, 64)), CardGroups.all(10, 64).cut(1));
        assertEquals(2, CardGroups.all(2, 64).cut(5).size());
        assertEquals(List.of(CardGroups.all(0, 64)), CardGroups.all(0, 64).cut(5));
    }
}
