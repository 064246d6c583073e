package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.CosineDecay;
import gradus.engine.block.ReduceLROnPlateau;
import gradus.engine.tensor.ElementType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The learning rates that a setup leads to.
class RatePlanTest {

    /// How many batches the epochs of [TrainerTest] have.
    private static final int BATCHES = 7;

    @Test
    void whatIsPlannedIsWhatTrainingUses() {
        TrainingSetup setup = TrainerTest.setup(5, ElementType.FLOAT32).withSchedule(new CosineDecay(30, 0.1, 0.05, 4));
        RatePlan plan = RatePlan.of(setup, BATCHES, 1000, OptimizerProblem.DEVICE);
        assertTrue(plan.isForeseen());
        assertEquals(5 * BATCHES, plan.points().size());
        List<RatePlan.Point> told = new ArrayList<>();
        Trainer trainer = TrainerTest.trainer(setup);
        trainer.train(
                trainer.initial(),
                1,
                event -> {
                    if (event instanceof TrainingEvent.EpochEnded(Epoch epoch, Learned _)) {
                        told.add(new RatePlan.Point(epoch.number(), epoch.learningRate()));
                    }
                },
                () -> false);
        assertEquals(5, told.size());
        assertTrue(plan.points().containsAll(told), () -> told + " in " + plan);
    }

    @Test
    void ofManyStepsSomeAreLookedAt() {
        TrainingSetup setup = TrainerTest.setup(100, ElementType.FLOAT32);
        RatePlan plan = RatePlan.of(setup, 1000, 50, OptimizerProblem.DEVICE);
        assertEquals(50, plan.points().size());
        assertEquals(0.001, plan.points().getFirst().epochs());
        assertEquals(100, plan.points().getLast().epochs());
        assertEquals(
                1,
                RatePlan.of(TrainerTest.setup(1, ElementType.FLOAT32), 1, 50, OptimizerProblem.DEVICE)
                        .points()
                        .size());
        assertFalse(
                RatePlan.of(setup.withSchedule(new ReduceLROnPlateau(0.5, 1, 0, 0, 0)), 1, 50, OptimizerProblem.DEVICE)
                        .isForeseen());
    }
}
