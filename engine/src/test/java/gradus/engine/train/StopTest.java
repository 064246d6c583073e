package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.GradusException;
import gradus.engine.tensor.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What ends a run before all its epochs are done.
class StopTest {

    private record Heard(List<Epoch> epochs, TrainingEvent.End end, Learned learned, long steps) {}

    private static Heard hear(Trainer trainer) {
        List<Epoch> epochs = new ArrayList<>();
        List<TrainingEvent.End> ends = new ArrayList<>();
        long[] steps = {0};
        Learned learned = trainer.train(
                trainer.initial(),
                1,
                event -> {
                    switch (event) {
                        case TrainingEvent.EpochEnded(Epoch epoch, Learned _) -> epochs.add(epoch);
                        case TrainingEvent.Ended(TrainingEvent.End end, Learned _) -> ends.add(end);
                        case TrainingEvent.Stepped _ -> steps[0]++;
                        case TrainingEvent.Started _, TrainingEvent.Steered _ -> {}
                    }
                },
                () -> false);
        return new Heard(epochs, ends.getFirst(), learned, steps[0]);
    }

    private static Trainer trainer(Map<String, Object> rules) {
        return TrainerTest.trainer(
                TrainerTest.setup(60, ElementType.FLOAT32).withStop(Attributes.with(Stop.NEVER, rules)));
    }

    @Test
    void aRunEndsWithTheEpochThatIsGoodEnough() {
        Heard heard = hear(trainer(Map.of("stop_at", "accuracy >= 0.9; loss <= 0.4")));
        assertEquals(TrainingEvent.End.REACHED, heard.end());
        assertTrue(heard.epochs().size() < 60);
        List<Boolean> reached = heard.epochs().stream()
                .map(epoch -> epoch.validation().orElseThrow())
                .map(scores -> scores.metric("accuracy").orElseThrow() >= 0.9 && scores.loss() <= 0.4)
                .toList();
        assertEquals(reached.size() - 1, reached.indexOf(true), "the validation rows count");
    }

    @Test
    void withoutValidationTheTrainingRowsCount() {
        Trainer with = trainer(Map.of("stop_at", "loss <= 0.4"));
        Trainer without = new Trainer(
                with.model(), with.setup(), with.training(), Optional.empty(), with.classes(), with.device());
        Heard heard = hear(without);
        assertEquals(TrainingEvent.End.REACHED, heard.end());
        assertTrue(heard.epochs().getLast().training().loss() <= 0.4);
    }

    @Test
    void theTimeIsThatOfTrainingAndEndsInTheMiddleOfAnEpoch() {
        Heard heard = hear(trainer(Map.of("stop_after", "1e-9")));
        assertEquals(TrainingEvent.End.OUT_OF_TIME, heard.end());
        assertEquals(1, heard.steps());
        assertEquals(0, heard.epochs().size());
        assertEquals(1, heard.learned().step());
        assertEquals(
                TrainingEvent.End.COMPLETED,
                hear(trainer(Map.of("stop_after", 3600))).end());
    }

    @Test
    void restsDoNotCount() {
        long began = System.nanoTime();
        Stopwatch watch = new Stopwatch();
        watch.aside(() -> {
            long rested = System.nanoTime();
            while (System.nanoTime() - rested < 20_000_000) {
                Thread.onSpinWait();
            }
        });
        double told = watch.seconds();
        assertTrue(told < (System.nanoTime() - began) / 1e9 - 0.019, () -> "told " + told);
    }

    @Test
    void aFigureThatIsNotToldIsRefused() {
        Trainer trainer = trainer(Map.of("stop_at", "accuracy >= 0.9; f1 >= 0.5"));
        GradusException refused = assertThrows(GradusException.class, () -> hear(trainer));
        assertEquals("train.unknown-figure", refused.diagnostics().getFirst().code());
        assertEquals(
                List.of("f1", "loss, accuracy"),
                refused.diagnostics().getFirst().arguments());
    }

    @Test
    void goalsAreReadAsTheyAreWritten() {
        Goals goals = Goals.parse(" accuracy>=0.97 ;loss ≤ 1e-3 ");
        assertEquals(List.of("accuracy >= 0.97", "loss <= 0.001"), goals.texts());
        assertEquals(goals, Goals.parse(goals.toString()));
        assertEquals(Goals.NONE, Goals.parse("  "));
        assertFalse(Goals.NONE.areReached(new Scores(0, Map.of())));
        for (String wrong :
                List.of("accuracy", "accuracy = 0.9", ">= 0.9", "loss <= low", "loss <= NaN", "loss <= 1;")) {
            GradusException refused = assertThrows(
                    GradusException.class, () -> Attributes.with(Stop.NEVER, Map.of("stop_at", wrong)), wrong);
            assertEquals("attribute.invalid", refused.diagnostics().getFirst().code());
        }
        assertThrows(GradusException.class, () -> Attributes.with(Stop.NEVER, Map.of("stop_after", "-1")));
    }
}
