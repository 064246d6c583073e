package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.Dense;
import gradus.engine.block.GRU;
import gradus.engine.block.LSTM;
import gradus.engine.block.Layer;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.data.Part;
import gradus.engine.device.CounterRandom;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Reshape;
import gradus.engine.operation.TargetShape;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Recurrent layers learn to keep in mind.
class RecurrentTrainingTest {

    private static final int STEPS = 8;

    static Stream<Layer> layers() {
        return Stream.of(new LSTM(8, false), new GRU(8, false));
    }

    /// What is to be told at the end is the number that stood at the beginning.
    private static Part sequences(int rows) {
        double[] features = new double[rows * STEPS];
        double[] targets = new double[rows];
        for (int i = 0; i < features.length; i++) {
            features[i] = CounterRandom.uniform(5, i) * 2 - 1;
            targets[i / STEPS] = i % STEPS == 0 ? features[i] : targets[i / STEPS];
        }
        return new Part(
                Tensor.of(ElementType.FLOAT64, Shape.of(rows, STEPS), features),
                Tensor.of(ElementType.FLOAT64, Shape.of(rows, 1), targets),
                IntStream.range(0, rows).boxed().toList());
    }

    private static Graph network(Layer layer) {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(STEPS, 1));
        Value sequence = builder.add(new Reshape(TargetShape.parse("[0, " + STEPS + ", 1]")), data);
        Value output = builder.add(new Dense(1, Activation.LINEAR), builder.add(layer, sequence));
        builder.add("loss", new MeanSquaredError(), new Value("data", 1), output);
        return builder.build();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void itLearnsToRememberTheFirstNumber(Layer layer) {
        // 50 rows in batches of 16: the last batch of an epoch is smaller.
        TrainingSetup setup = new TrainingSetup(new Adam(0.02), 120, 16, true, 3, ElementType.FLOAT32, "");
        Part rows = sequences(50);
        Trainer trainer =
                new Trainer(Model.of(network(layer), ""), setup, rows, Optional.empty(), false, new ScalarDevice());
        double[] losses = new double[setup.epochs() + 1];
        trainer.train(
                trainer.initial(),
                1,
                event -> {
                    if (event instanceof TrainingEvent.EpochEnded ended) {
                        losses[ended.epoch().number()] =
                                ended.epoch().training().loss();
                    }
                },
                () -> false);
        assertEquals(0.3, losses[1], 0.2);
        assertTrue(losses[setup.epochs()] < 0.01, () -> "loss " + losses[setup.epochs()]);
    }
}
