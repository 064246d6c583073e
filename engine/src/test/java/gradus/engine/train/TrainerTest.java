package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.block.ReduceLROnPlateau;
import gradus.engine.block.SGD;
import gradus.engine.data.Part;
import gradus.engine.device.CounterRandom;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final ScalarDevice DEVICE = new ScalarDevice();

    private static Graph network() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 2));
        Value hidden = builder.add(new Dense(8, Activation.TANH), data);
        Value output = builder.add(new Dense(2, Activation.SOFTMAX), hidden);
        builder.add("loss", new CategoricalCrossentropy(false), new Value("data", 1), output);
        return builder.build();
    }

    /// Points of the square, labelled by whether they lie above the diagonal; the number of rows is no multiple of
    /// the batch size.
    private static Part points(int rows, long key) {
        double[] features = new double[rows * 2];
        double[] targets = new double[rows * 2];
        for (int row = 0; row < rows; row++) {
            features[2 * row] = CounterRandom.uniform(key, 2L * row) * 2 - 1;
            features[2 * row + 1] = CounterRandom.uniform(key, 2L * row + 1) * 2 - 1;
            targets[2 * row + (features[2 * row] > features[2 * row + 1] ? 0 : 1)] = 1;
        }
        return new Part(
                Tensor.of(ElementType.FLOAT64, Shape.of(rows, 2), features),
                Tensor.of(ElementType.FLOAT64, Shape.of(rows, 2), targets),
                IntStream.range(0, rows).boxed().toList());
    }

    static Trainer trainer(TrainingSetup setup) {
        return new Trainer(Model.of(network(), ""), setup, points(103, 1), Optional.of(points(40, 2)), true, DEVICE);
    }

    static TrainingSetup setup(int epochs, ElementType precision) {
        return new TrainingSetup(new Adam(0.02), epochs, 16, true, 3, precision, "");
    }

    private static List<Epoch> epochs(Trainer trainer) {
        List<Epoch> epochs = new ArrayList<>();
        trainer.train(
                trainer.initial(),
                1,
                event -> {
                    if (event instanceof TrainingEvent.EpochEnded ended) {
                        epochs.add(ended.epoch());
                    }
                },
                () -> false);
        return epochs;
    }

    @Test
    void itLearns() {
        List<Epoch> epochs = epochs(trainer(setup(30, ElementType.FLOAT32)));
        assertEquals(30, epochs.size());
        Epoch last = epochs.getLast();
        assertTrue(last.training().loss() < epochs.getFirst().training().loss() / 2);
        assertTrue(last.training().metric("accuracy").orElseThrow() > 0.95);
        assertTrue(last.validation().orElseThrow().metric("accuracy").orElseThrow() > 0.9);
    }

    @Test
    void aRunThatGetsNoBetterEndsWithItsBestWeights() {
        TrainingSetup setup = new TrainingSetup(new Adam(0.5), 200, 16, true, 3, ElementType.FLOAT64, "")
                .withStop(Attributes.with(Stop.NEVER, Map.of("patience", 4.0)));
        Trainer trainer = trainer(setup);
        List<Epoch> epochs = new ArrayList<>();
        List<Learned> learned = new ArrayList<>();
        List<TrainingEvent.End> ends = new ArrayList<>();
        Learned result = trainer.train(
                trainer.initial(),
                1,
                event -> {
                    switch (event) {
                        case TrainingEvent.EpochEnded(Epoch epoch, Learned now) -> {
                            epochs.add(epoch);
                            learned.add(now);
                        }
                        case TrainingEvent.Ended(TrainingEvent.End end, Learned now) -> ends.add(end);
                        case TrainingEvent.Started _, TrainingEvent.Stepped _, TrainingEvent.Steered _ -> {}
                    }
                },
                () -> false);
        assertEquals(List.of(TrainingEvent.End.NO_BETTER), ends);
        List<Double> losses = epochs.stream()
                .map(epoch -> epoch.validation().orElseThrow().loss())
                .toList();
        int best = losses.indexOf(Collections.min(losses));
        assertEquals(best + 1 + 4, epochs.size(), "four more epochs are waited for");
        assertEquals(learned.get(best), result);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Trainer trainer = trainer(setup(5, ElementType.FLOAT32));
        Learned first = trainer.train(trainer.initial(), 1, event -> {}, () -> false);
        Learned second = trainer.train(trainer.initial(), 1, event -> {}, () -> false);
        assertEquals(first, second);
        assertEquals(5L * 7, first.step());
    }

    @Test
    void aStoppedRunKeepsWhatItLearnedAndCanGoOn() {
        Trainer trainer = trainer(setup(4, ElementType.FLOAT64));
        Learned whole = trainer.train(trainer.initial(), 1, event -> {}, () -> false);
        List<TrainingEvent> events = new ArrayList<>();
        AtomicInteger steps = new AtomicInteger();
        Learned half = trainer.train(trainer.initial(), 1, events::add, () -> steps.incrementAndGet() == 14);
        assertEquals(TrainingEvent.End.STOPPED, ((TrainingEvent.Ended) events.getLast()).reason());
        assertEquals(14, half.step());
        Trainer rest = trainer(setup(2, ElementType.FLOAT64));
        assertEquals(whole, rest.train(half, 3, event -> {}, () -> false));
    }

    @Test
    void meansAndPlateausGoOnAsIfTheRunHadNotBeenStopped() {
        List<Phase> phases = new ArrayList<>(TrainingLoop.accumulation(3).phases());
        phases.add(new Phase.AverageWeights(0.9));
        TrainingSetup four = setup(4, ElementType.FLOAT64)
                .withLoop(new TrainingLoop(phases))
                .withSchedule(new ReduceLROnPlateau(0.5, 1, 1, 0, 0));
        TrainingSetup two = Attributes.with(four, Map.of("epochs", 2));
        Trainer trainer = trainer(four);
        Learned whole = trainer.train(trainer.initial(), 1, event -> {}, () -> false);
        Learned half = trainer(two).train(trainer.initial(), 1, event -> {}, () -> false);
        assertEquals(whole, trainer(two).train(half, 3, event -> {}, () -> false));
        assertEquals(
                Optional.of(Tensor.scalar(3)),
                Optional.ofNullable(whole.state().get("schedule/reductions")),
                "no epoch is better by 1");
        assertNotEquals(whole.weights(), whole.unaveraged().weights());
    }

    @Test
    void aLossThatIsNoNumberEndsTheRun() {
        TrainingSetup wild = new TrainingSetup(new SGD(1e300, 0, false, 0), 9, 16, true, 3, ElementType.FLOAT32, "");
        List<TrainingEvent> events = new ArrayList<>();
        Trainer trainer = trainer(wild);
        trainer.train(trainer.initial(), 1, events::add, () -> false);
        assertEquals(TrainingEvent.End.DIVERGED, ((TrainingEvent.Ended) events.getLast()).reason());
    }

    @Test
    void aLearningRateThatIsNotPositiveIsRefused() {
        for (double rate : new double[] {0, -1, Double.NaN}) {
            GradusException refused = assertThrows(GradusException.class, () -> new Adam(rate));
            assertEquals("attribute.invalid", refused.diagnostics().getFirst().code());
        }
    }

    @Test
    void aGraphWithoutDataOrLossIsRefused() {
        GraphBuilder builder = new GraphBuilder();
        assertEquals("train.no-data", refusal(builder.build()));
        builder.add("data", new Dataset(2, 2));
        assertEquals("train.no-loss", refusal(builder.build()));
    }

    private static String refusal(Graph graph) {
        return assertThrows(GradusException.class, () -> Model.of(graph, ""))
                .diagnostics()
                .getFirst()
                .code();
    }
}
