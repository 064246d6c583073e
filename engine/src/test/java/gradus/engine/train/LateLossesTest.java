package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.SGD;
import gradus.engine.device.Device;
import gradus.engine.device.card.CardDevice;
import gradus.engine.device.card.OnOpenCl;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Message;
import gradus.engine.run.StandbyDevice;
import gradus.engine.tensor.ElementType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// Training on a device whose losses are asked for some at a time. The clock stands still, so that bursts grow up to
/// what the device keeps.
class LateLossesTest {

    private static final int EPOCHS = 6;

    /// How many batches the epochs of [TrainerTest] have.
    private static final int BATCHES = 7;

    private static final int STEPS = EPOCHS * BATCHES;
    private static final TrainingSetup SETUP = TrainerTest.setup(EPOCHS, ElementType.FLOAT32);

    /// Looks at some moments, or at all.
    private record Looking(boolean always, Set<Moment> moments, BooleanSupplier stopped) implements Steering {
        static final Looking AT_NONE = new Looking(false, Set.of(), () -> false);
        static final Looking AT_ALL = new Looking(true, Set.of(), () -> false);

        @Override
        public boolean isStopped() {
            return stopped.getAsBoolean();
        }

        @Override
        public double learningRate(Moment at, double stated) {
            return stated;
        }

        @Override
        public boolean looksAt(Moment after) {
            return always || moments.contains(after);
        }
    }

    /// A step as it was told.
    ///
    /// @param known how many steps were done then; -1 where it isn't told
    private record Step(Moment after, double loss, long known) {}

    /// What a run told.
    private static final class Heard {
        private final List<Step> steps = new ArrayList<>();
        private final List<Epoch> epochs = new ArrayList<>();
        private final List<TrainingEvent.End> ends = new ArrayList<>();
        private final List<String> kinds = new ArrayList<>();

        void hear(TrainingEvent event) {
            kinds.add(event.getClass().getSimpleName());
            switch (event) {
                case TrainingEvent.Stepped step -> {
                    long known = step.learned().map(now -> now.get().step()).orElse(-1L);
                    steps.add(new Step(new Moment(step.epoch(), step.batch(), step.batches()), step.loss(), known));
                }
                case TrainingEvent.EpochEnded(Epoch epoch, Learned _) -> epochs.add(epoch);
                case TrainingEvent.Ended(TrainingEvent.End end, Learned _) -> ends.add(end);
                case TrainingEvent.Started _, TrainingEvent.Steered _ -> {}
            }
        }

        List<Double> losses() {
            return steps.stream().map(Step::loss).toList();
        }

        List<Double> means() {
            return epochs.stream().map(Epoch::runningLoss).toList();
        }
    }

    private static Learned train(TrainingSetup setup, Device device, Heard heard, Steering steering) {
        Trainer plain = TrainerTest.trainer(setup);
        Trainer trainer =
                new Trainer(plain.model(), setup, plain.training(), plain.validation(), plain.classes(), device);
        return trainer.train(plain.initial(), 1, heard::hear, steering, new Stopwatch(() -> 0));
    }

    private static void tellsTheSameAsAskingAfterEachStep(Device device) {
        KeepingDevice asked = new KeepingDevice(device);
        Heard atOnce = new Heard();
        Learned expected = train(SETUP, asked, atOnce, Looking.AT_ALL);
        assertEquals(STEPS, asked.asked());
        KeepingDevice left = new KeepingDevice(device);
        Heard late = new Heard();
        Learned found = train(SETUP, left, late, Looking.AT_NONE);
        assertEquals(expected, found);
        assertEquals(atOnce.losses(), late.losses());
        assertEquals(atOnce.means(), late.means());
        assertEquals(atOnce.kinds, late.kinds);
        assertEquals(
                atOnce.steps.stream().map(Step::after).toList(),
                late.steps.stream().map(Step::after).toList());
        // 1, 2 and 4 steps; from then on an epoch at a time.
        assertEquals(3 + EPOCHS - 1, left.asked());
    }

    @Test
    void theLossesOfAnOpenClDeviceComeBackTogether() {
        try (CardDevice card = OnOpenCl.opened()) {
            tellsTheSameAsAskingAfterEachStep(card);
        }
    }

    @Test
    void theProcessorAsACardGivesWhatTheProcessorGives() {
        Device processor = new ScalarDevice();
        tellsTheSameAsAskingAfterEachStep(processor);
        Heard heard = new Heard();
        Learned expected = train(SETUP, processor, heard, Looking.AT_NONE);
        assertTrue(heard.steps.stream().noneMatch(step -> step.known() < 0), "each is told at once");
        assertEquals(expected, train(SETUP, new KeepingDevice(processor), new Heard(), Looking.AT_NONE));
    }

    @Test
    void aStepThatSomeoneLooksAtIsToldBeforeTheNext() {
        Moment middle = new Moment(3, 4, BATCHES);
        Heard heard = new Heard();
        train(SETUP, new KeepingDevice(new ScalarDevice()), heard, new Looking(false, Set.of(middle), () -> false));
        for (Step step : heard.steps) {
            long number = (step.after().epoch() - 1L) * BATCHES + step.after().batch();
            assertTrue(step.known() == number || step.known() == -1, step::toString);
            if (step.after().equals(middle)) {
                assertEquals(number, step.known());
            }
        }
    }

    @Test
    void whatWasDoneWhenItIsStoppedIsTold() {
        Heard heard = new Heard();
        Looking stopped = new Looking(false, Set.of(), () -> heard.steps.size() >= 14);
        Learned learned = train(SETUP, new KeepingDevice(new ScalarDevice()), heard, stopped);
        assertEquals(List.of(TrainingEvent.End.STOPPED), heard.ends);
        assertEquals(learned.step(), heard.steps.size());
    }

    @Test
    void aStopIsHeardBeforeTheBurstIsFull() {
        int[] asked = {0};
        Heard heard = new Heard();
        Looking stopped = new Looking(false, Set.of(), () -> ++asked[0] > 11);
        Learned learned = train(SETUP, new KeepingDevice(new ScalarDevice()), heard, stopped);
        assertEquals(List.of(TrainingEvent.End.STOPPED), heard.ends);
        assertEquals(learned.step(), heard.steps.size());
        assertTrue(learned.step() % BATCHES != 0, "in the middle of an epoch");
    }

    @Test
    void aLossThatIsNoNumberIsTheLastThatIsTold() {
        TrainingSetup wild =
                new TrainingSetup(new SGD(1e300, 0, false, 0), EPOCHS, 4, true, 3, ElementType.FLOAT32, "");
        Heard expected = new Heard();
        Learned broken = train(wild, new ScalarDevice(), expected, Looking.AT_NONE);
        Heard heard = new Heard();
        Learned late = train(wild, new KeepingDevice(new ScalarDevice()), heard, Looking.AT_NONE);
        assertEquals(List.of(TrainingEvent.End.DIVERGED), heard.ends);
        assertEquals(expected.losses(), heard.losses());
        assertFalse(Double.isFinite(heard.losses().getLast()));
        assertEquals(heard.steps.size(), late.step(), "steps that were done by then are not counted");
        assertEquals(broken.step(), late.step());
    }

    @Test
    void anotherRateHoldsFromTheSameStep() {
        List<RunEvent> events = List.of(new RunEvent.RateChanged(new Moment(4, 3, BATCHES), 0.02, 0.5));
        Steering steering = Steering.repeating(events, () -> false);
        Heard expected = new Heard();
        Learned learned = train(SETUP, new ScalarDevice(), expected, steering);
        Heard heard = new Heard();
        assertEquals(learned, train(SETUP, new KeepingDevice(new ScalarDevice()), heard, steering));
        assertEquals(expected.kinds, heard.kinds, "it is told between the same steps");
        assertEquals(expected.losses(), heard.losses());
    }

    @Test
    void aCardThatDiesInABurstLeavesAsManyLossesAsSteps() {
        for (int lastRun : new int[] {0, 1, 17, 20, STEPS - 1}) {
            List<Message> told = new ArrayList<>();
            KeepingDevice dying = new KeepingDevice(new ScalarDevice(), lastRun);
            Device device = new StandbyDevice(dying, new ScalarDevice(), Duration.ofDays(1), told::add);
            Heard heard = new Heard();
            Learned learned = train(SETUP, device, heard, Looking.AT_NONE);
            assertEquals(STEPS, heard.steps.size());
            assertEquals(STEPS, learned.step());
            assertTrue(heard.losses().stream().allMatch(Double::isFinite));
            assertEquals(List.of(TrainingEvent.End.COMPLETED), heard.ends);
            assertEquals(1, told.size(), told::toString);
        }
    }
}
