package gradus.engine.device.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Conv2D;
import gradus.engine.block.Dense;
import gradus.engine.block.Dropout;
import gradus.engine.block.LSTM;
import gradus.engine.block.MaxPooling2D;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.Padding;
import gradus.engine.data.CsvReader;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Part;
import gradus.engine.data.Progress;
import gradus.engine.device.CounterRandom;
import gradus.engine.device.Device;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.device.simd.SimdDevice;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Flatten;
import gradus.engine.operation.Reshape;
import gradus.engine.operation.TargetShape;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Epoch;
import gradus.engine.train.Model;
import gradus.engine.train.Trainer;
import gradus.engine.train.TrainingEvent;
import gradus.engine.train.TrainingSetup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Training on an OpenCL device")
class TrainingTest extends OnOpenCl {

    private static final int EPOCHS = 10;
    private static final int LENGTH = 8;

    private static Part data(String name, int rows) {
        CsvTable table = new CsvReader(Progress.unwatched())
                .read(Path.of("../sample-projects/data", name), name, Optional.empty());
        Part train =
                DataLoader.prepare(table, DataSetup.propose(table), 1).data().train();
        return train.pick(IntStream.range(0, Math.min(rows, train.size())).toArray());
    }

    private static Graph classifier(int features, int classes, List<Operation> layers) {
        GraphBuilder builder = new GraphBuilder();
        Value output = builder.add("data", new Dataset(features, classes));
        for (Operation layer : layers) {
            output = builder.add(layer, output);
        }
        builder.add("loss", new CategoricalCrossentropy(false), new Value("data", 1), output);
        return builder.build();
    }

    private static List<Epoch> trained(Graph graph, TrainingSetup setup, Part rows, Device on) {
        List<Epoch> epochs = new ArrayList<>();
        Trainer trainer = new Trainer(Model.of(graph, ""), setup, rows, Optional.empty(), false, on);
        trainer.train(
                new Trainer(trainer.model(), setup, rows, Optional.empty(), false, new ScalarDevice()).initial(),
                1,
                event -> {
                    if (event instanceof TrainingEvent.EpochEnded ended) {
                        epochs.add(ended.epoch());
                    }
                },
                () -> false);
        return epochs;
    }

    private static void hasTheSameCurve(Graph graph, TrainingSetup setup, Part rows) {
        List<Epoch> there = trained(graph, setup, rows, device());
        List<Epoch> here = trained(graph, setup, rows, new SimdDevice(new ScalarDevice(), SimdDevice.Start.VECTORS, 1));
        for (int i = 0; i < EPOCHS; i++) {
            double loss = here.get(i).training().loss();
            assertEquals(loss, there.get(i).training().loss(), 1e-3 * Math.max(1, loss), "epoch " + (i + 1));
            assertEquals(here.get(i).runningLoss(), there.get(i).runningLoss(), 1e-3 * Math.max(1, loss));
        }
        assertTrue(here.getLast().training().loss() < 0.9 * here.getFirst().runningLoss(), "something is learned");
    }

    private static TrainingSetup setup(double rate, int batch) {
        return new TrainingSetup(new Adam(rate), EPOCHS, batch, true, 1, ElementType.FLOAT32, "");
    }

    @Test
    @DisplayName("a small network on Iris learns as on the processor")
    void iris() {
        List<Operation> layers = List.of(
                new Dense(20, Activation.TANH), new Dense(10, Activation.TANH), new Dense(3, Activation.SOFTMAX));
        hasTheSameCurve(classifier(4, 3, layers), setup(0.01, 16), data("iris.csv", 150));
    }

    @Test
    @DisplayName("a convolutional network on digits learns as on the processor")
    void digits() {
        List<Operation> layers = List.of(
                new Reshape(TargetShape.parse("[0, 1, 8, 8]")),
                new Conv2D(8, List.of(3, 3), List.of(1, 1), Padding.SAME, Activation.RELU),
                new MaxPooling2D(List.of(2, 2), List.of(2, 2), Padding.VALID),
                new Conv2D(16, List.of(3, 3), List.of(1, 1), Padding.SAME, Activation.RELU),
                new Flatten(1),
                new Dense(10, Activation.SOFTMAX));
        hasTheSameCurve(classifier(64, 10, layers), setup(0.003, 32), data("digits.csv", 300));
    }

    @Test
    @DisplayName("a recurrent network with dropout learns as on the processor")
    void sequences() {
        int rows = 50;
        double[] features = new double[rows * LENGTH];
        double[] targets = new double[rows];
        for (int i = 0; i < features.length; i++) {
            features[i] = CounterRandom.uniform(5, i) * 2 - 1;
            targets[i / LENGTH] = i % LENGTH == 0 ? features[i] : targets[i / LENGTH];
        }
        Part part = new Part(
                Tensor.of(ElementType.FLOAT64, Shape.of(rows, LENGTH), features),
                Tensor.of(ElementType.FLOAT64, Shape.of(rows, 1), targets),
                IntStream.range(0, rows).boxed().toList());
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(LENGTH, 1));
        Value sequence = builder.add(new Reshape(TargetShape.parse("[0, " + LENGTH + ", 1]")), data);
        Value state = builder.add(new Dropout(0.2), builder.add(new LSTM(8, false), sequence));
        Value output = builder.add(new Dense(1, Activation.LINEAR), state);
        builder.add("loss", new MeanSquaredError(), new Value("data", 1), output);
        hasTheSameCurve(builder.build(), setup(0.02, 16), part);
    }
}
