package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.engine.block.ExponentialDecay;
import gradus.engine.block.ReduceLROnPlateau;
import gradus.engine.block.SGD;
import gradus.engine.tensor.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The learning rate of a run: told epoch by epoch, and changed while it goes on.
class SteeringTest {

    /// How many batches the epochs of [TrainerTest] have.
    private static final int BATCHES = 7;

    /// Changes the rate at one moment.
    private record ChangedAt(Moment when, double rate) implements Steering {
        @Override
        public boolean isStopped() {
            return false;
        }

        @Override
        public double learningRate(Moment at, double stated) {
            return at.equals(when) ? rate : stated;
        }
    }

    /// What a run told.
    private record Heard(List<Double> rates, List<RunEvent> events, Learned learned) {}

    private static Heard hear(TrainingSetup setup, Steering steering) {
        List<Double> rates = new ArrayList<>();
        List<RunEvent> events = new ArrayList<>();
        Trainer trainer = TrainerTest.trainer(setup);
        Learned learned = trainer.train(
                trainer.initial(),
                1,
                event -> {
                    switch (event) {
                        case TrainingEvent.EpochEnded(Epoch epoch, Learned _) -> rates.add(epoch.learningRate());
                        case TrainingEvent.Steered(RunEvent.RateChanged change) -> events.add(change);
                        case TrainingEvent.Started _, TrainingEvent.Stepped _, TrainingEvent.Ended _ -> {}
                    }
                },
                steering);
        return new Heard(rates, events, learned);
    }

    private static final Steering STRAIGHT = Steering.of(() -> false);

    @Test
    void anEpochTellsTheRateOfItsLastStep() {
        TrainingSetup setup = TrainerTest.setup(3, ElementType.FLOAT64);
        assertEquals(List.of(0.02, 0.02, 0.02), hear(setup, STRAIGHT).rates());
        List<Double> halved = hear(setup.withSchedule(new ExponentialDecay(BATCHES, 0.5, true)), STRAIGHT)
                .rates();
        assertEquals(List.of(0.02, 0.01, 0.005), halved);
        List<Double> smooth = hear(setup.withSchedule(new ExponentialDecay(1, 0.5, false)), STRAIGHT)
                .rates();
        assertEquals(0.02 * Math.pow(0.5, BATCHES - 1), smooth.getFirst(), 1e-15, "after six updates");
        List<Double> gathered = hear(
                        setup.withLoop(TrainingLoop.accumulation(BATCHES))
                                .withSchedule(new ExponentialDecay(1, 0.5, false)),
                        STRAIGHT)
                .rates();
        assertEquals(List.of(0.02, 0.01, 0.005), gathered, "an update an epoch");
        List<Double> plateau = hear(setup.withSchedule(new ReduceLROnPlateau(0.5, 1, 9, 0, 0)), STRAIGHT)
                .rates();
        assertEquals(List.of(0.02, 0.02, 0.01), plateau, "what an epoch changes shows in the next");
    }

    @Test
    void anUpdateWithAnOptimizerOfItsOwnHasItsRate() {
        TrainingLoop.Side side = new TrainingLoop.Side("", Optional.of(new SGD(0.25, 0, false, 0)), "dense_1*");
        TrainingLoop loop = TrainingLoop.alternation(side, side);
        assertEquals(
                List.of(0.25),
                hear(TrainerTest.setup(1, ElementType.FLOAT32).withLoop(loop), STRAIGHT)
                        .rates());
    }

    @Test
    void anotherRateHoldsFromTheNextStepAndIsRepeatedExactly() {
        TrainingSetup setup = TrainerTest.setup(3, ElementType.FLOAT32);
        Moment middle = new Moment(2, 3, BATCHES);
        Heard steered = hear(setup, new ChangedAt(middle, 0.5));
        assertEquals(List.of(0.02, 0.5, 0.5), steered.rates());
        assertEquals(List.of(new RunEvent.RateChanged(middle, 0.02, 0.5)), steered.events());
        assertEquals(1 + 3.0 / BATCHES, steered.events().getFirst().at().epochs());
        assertNotEquals(hear(setup, STRAIGHT).learned(), steered.learned());

        Heard repeated = hear(setup, Steering.repeating(steered.events(), () -> false));
        assertEquals(steered, repeated, "the same weights, bit for bit");
    }

    @Test
    void aScheduleGoesOnFromTheOtherRate() {
        TrainingSetup setup =
                TrainerTest.setup(3, ElementType.FLOAT64).withSchedule(new ExponentialDecay(BATCHES, 0.5, true));
        assertEquals(
                List.of(0.02, 0.2, 0.1),
                hear(setup, new ChangedAt(new Moment(2, 0, BATCHES), 0.4)).rates(),
                "it goes on counting, and scales the other rate");
    }
}
