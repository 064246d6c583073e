package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.Dropout;
import gradus.engine.block.GaussianDropout;
import gradus.engine.block.GaussianNoise;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.SGD;
import gradus.engine.block.TimeDistributed;
import gradus.engine.device.CounterRandom;
import gradus.engine.device.Execution;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.operation.BatchNormalization;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Input;
import gradus.engine.program.Program;
import gradus.engine.run.Parameters;
import gradus.engine.run.RunFeeds;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Layers that behave otherwise in training.
class LayersInTrainingTest {

    private static final ScalarDevice DEVICE = new ScalarDevice();
    private static final int WIDTH = 4000;

    @Test
    void dropoutSetsItsShareToZeroAndKeepsTheSum() {
        double[] dropped = run(new Dropout(0.25), Mode.TRAINING, 1, 0).toDoubles();
        double zeros = DoubleStream.of(dropped).filter(number -> number == 0).count();
        assertEquals(0.25, zeros / WIDTH, 0.03);
        assertTrue(DoubleStream.of(dropped).allMatch(number -> number == 0 || Math.abs(number - 2 / 0.75) < 1e-12));
    }

    @Test
    void noiseHasItsMeanAndVariance() {
        double[] noisy = run(new GaussianNoise(0.5), Mode.TRAINING, 1, 0).toDoubles();
        assertEquals(2, mean(noisy), 0.04);
        assertEquals(0.25, variance(noisy), 0.03);
        double[] multiplied = run(new GaussianDropout(0.2), Mode.TRAINING, 1, 0).toDoubles();
        assertEquals(2, mean(multiplied), 0.06);
        assertEquals(4 * 0.25, variance(multiplied), 0.1);
    }

    @Test
    void whatIsDrawnBelongsToTheExampleAndTheStep() {
        for (Operation layer : List.of(new Dropout(0.5), new GaussianNoise(1), new GaussianDropout(0.5))) {
            Tensor together = run(layer, Mode.TRAINING, 1, 3, 8, 5);
            assertEquals(together.rows(2), run(layer, Mode.TRAINING, 1, 5));
            assertNotEquals(together.rows(0), together.rows(1));
            assertNotEquals(together.rows(0), run(layer, Mode.TRAINING, 2, 3));
            assertEquals(full(1), run(layer, Mode.INFERENCE, 1, 3), "outside of training nothing is changed");
        }
    }

    @Test
    void everyStepOfASequenceDropsItsOwn() {
        GraphBuilder builder = new GraphBuilder();
        Shape sequences = Shape.of(Dimension.BATCH, Dimension.TIME, Dimension.of(50));
        Value x = builder.add("x", new Input(sequences));
        Value y = builder.add("layer", new TimeDistributed(new Dropout(0.5)), x);
        Expansion expansion = Expansion.of(builder.build(), Mode.TRAINING);
        Execution dropping =
                DEVICE.prepare(Program.compile(expansion.flat(), List.of(expansion.flat(y)), ElementType.FLOAT64));
        Tensor together = dropped(dropping, expansion, x, 3, 8);
        assertEquals(together.rows(1), dropped(dropping, expansion, x, 8), "the batch doesn't matter");
        Tensor steps = together.rows(0).reshaped(Shape.of(4, 50));
        assertNotEquals(steps.rows(0), steps.rows(1));
    }

    private static Tensor dropped(Execution dropping, Expansion expansion, Value x, int... rows) {
        double[] ones = new double[rows.length * 4 * 50];
        Arrays.fill(ones, 1);
        Map<Value, Tensor> feeds = new HashMap<>(RunFeeds.of(expansion.flat()).at(7, 1, rows));
        feeds.put(x, Tensor.of(ElementType.FLOAT64, Shape.of(rows.length, 4, 50), ones));
        return dropping.run(feeds).values().iterator().next();
    }

    /// All numbers are 2.
    private static Tensor run(Operation layer, Mode mode, long step, int... rows) {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(Shape.batchOf(WIDTH)));
        Value y = builder.add("layer", layer, x);
        Expansion expansion = Expansion.of(builder.build(), mode);
        Map<Value, Tensor> feeds = new HashMap<>(RunFeeds.of(expansion.flat()).at(7, step, rows));
        feeds.put(x, full(rows.length));
        return DEVICE.prepare(Program.compile(expansion.flat(), List.of(expansion.flat(y)), ElementType.FLOAT64))
                .run(feeds)
                .values()
                .iterator()
                .next();
    }

    private static Tensor full(int rows) {
        double[] twos =
                DoubleStream.generate(() -> 2).limit((long) rows * WIDTH).toArray();
        return Tensor.of(ElementType.FLOAT64, Shape.of(rows, WIDTH), twos);
    }

    @Test
    void batchNormalizationRemembersWhatItHasSeenAndTestsWithIt() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 2));
        BatchNormalization plain = new BatchNormalization(1e-5, false);
        BatchNormalization quick = Attributes.with(plain, Map.of("momentum", 0.5));
        BatchNormalization frozen = Attributes.with(quick, Map.of("trainable", false));
        Value first = builder.add("first", quick, data);
        Value second = builder.add("second", frozen, first);
        Value dense = builder.add("dense", new Dense(2, Activation.LINEAR), second);
        builder.add("loss", new MeanSquaredError(), new Value("data", 1), dense);
        Model model = Model.of(builder.build(), "");
        Learned learned = Learned.initial(Parameters.initial(model.expansion().flat(), 1, ElementType.FLOAT64, DEVICE));
        TrainingStep step = new TrainingStep(
                model.learning().flat(), model.learningLoss(), new SGD(0.1, 0, false, 0), DEVICE, ElementType.FLOAT64);
        Tensor x = Tensor.of(ElementType.FLOAT64, Shape.of(4, 2), 1, 10, 3, 10, 5, 14, 7, 14);
        Tensor targets = Tensor.of(
                ElementType.FLOAT64,
                Shape.of(4, 2),
                IntStream.range(0, 8)
                        .mapToDouble(i -> CounterRandom.normal(5, i))
                        .toArray());
        Learned after = step.run(learned, Map.of(model.features(), x, model.targets(), targets), 0.1)
                .learned();
        // Means 4 and 12, variances of the population 5 and 4, half way from 0 and 1.
        assertEquals(Tensor.parse("[2, 6]"), after.weight("first/moving_mean"));
        assertEquals(Tensor.parse("[3, 2.5]"), after.weight("first/moving_variance"));
        assertEquals(Tensor.parse("[0, 0]"), after.weight("second/moving_mean"));
        assertEquals(Tensor.parse("[1, 1]"), after.weight("second/gamma"));
        assertNotEquals(learned.weight("first/gamma"), after.weight("first/gamma"));

        Value normalized = model.expansion().flat(first);
        Map<Value, Tensor> feeds = new HashMap<>(Map.of(model.features(), x));
        after.weights().forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
        Tensor tested = DEVICE.prepare(
                        Program.compile(model.expansion().flat(), List.of(normalized), ElementType.FLOAT64))
                .run(feeds)
                .values()
                .iterator()
                .next();
        double gamma = after.weight("first/gamma").at(0);
        double beta = after.weight("first/beta").at(0);
        assertEquals((1 - 2) / Math.sqrt(3 + 1e-5) * gamma + beta, tested.at(0), 1e-12);
    }

    private static double mean(double[] numbers) {
        return DoubleStream.of(numbers).average().orElseThrow();
    }

    private static double variance(double[] numbers) {
        double mean = mean(numbers);
        return DoubleStream.of(numbers)
                .map(number -> (number - mean) * (number - mean))
                .average()
                .orElseThrow();
    }
}
