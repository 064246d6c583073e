package gradus.engine.bench;

import gradus.engine.block.Activation;
import gradus.engine.block.ActivationLayer;
import gradus.engine.block.Adam;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Conv2D;
import gradus.engine.block.Dense;
import gradus.engine.block.LSTM;
import gradus.engine.block.MaxPooling2D;
import gradus.engine.block.Padding;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.operation.BatchNormalization;
import gradus.engine.operation.Flatten;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Input;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A network with a batch to train it on, of the sizes that people teach with: what `gradus bench` times. Cross-entropy
/// of logits, Adam with a learning rate of 0.001, float32.
///
/// @param name as `gradus bench` takes it: `iris-16`, `mlp512-64`
/// @param graph the forward graph with its loss, flat
/// @param x where the rows are fed
/// @param y where the classes are fed, one-hot
/// @param output the logits
/// @param loss the number that is made small
/// @param batch rows a step
public record StepWorkload(String name, Graph graph, Value x, Value y, Value output, Value loss, int batch) {

    /// The names of all networks.
    public static final List<String> NETWORKS = List.of("iris", "mlp128", "mlp512", "cnn", "cifar", "lstm");

    /// The rule that the steps train with.
    public static final Adam OPTIMIZER = new Adam(0.001);

    /// A workload by its name, `NETWORK-BATCH`; empty when there is none of that name.
    public static Optional<StepWorkload> of(String name) {
        String[] words = name.toLowerCase(Locale.ROOT).split("-", -1);
        if (words.length != 2 || !NETWORKS.contains(words[0]) || !words[1].matches("[1-9]\\d{0,5}")) {
            return Optional.empty();
        }
        return Optional.of(build(name, words[0], Integer.parseInt(words[1])));
    }

    private static StepWorkload build(String name, String network, int batch) {
        List<Operation> layers = layers(network);
        Shape row = row(network);
        int classes = network.equals("iris") ? 3 : network.equals("lstm") ? 2 : 10;
        GraphBuilder builder = new GraphBuilder();
        List<Dimension> lengths = new ArrayList<>(List.of(Dimension.BATCH));
        lengths.addAll(row.dimensions());
        Value x = builder.add("x", new Input(Shape.of(lengths.toArray(Dimension[]::new))));
        Value y = builder.add("y", new Input(Shape.batchOf(classes)));
        Value output = x;
        for (Operation layer : layers) {
            output = builder.add(layer, output);
        }
        Value loss = builder.add("loss", new CategoricalCrossentropy(true), y, output);
        Expansion expansion = Expansion.of(builder.build(), Mode.TRAINING);
        return new StepWorkload(name, expansion.flat(), x, y, expansion.flat(output), expansion.flat(loss), batch);
    }

    private static Shape row(String network) {
        return switch (network) {
            case "iris" -> Shape.of(4);
            case "cnn" -> Shape.of(1, 28, 28);
            case "cifar" -> Shape.of(3, 32, 32);
            case "lstm" -> Shape.of(50, 16);
            default -> Shape.of(784);
        };
    }

    private static List<Operation> layers(String network) {
        return switch (network) {
            case "iris" -> List.of(dense(20, Activation.TANH), dense(10, Activation.TANH), dense(3, Activation.LINEAR));
            case "mlp128" ->
                List.of(dense(128, Activation.RELU), dense(64, Activation.RELU), dense(10, Activation.LINEAR));
            case "mlp512" ->
                List.of(dense(512, Activation.RELU), dense(512, Activation.RELU), dense(10, Activation.LINEAR));
            case "cnn" ->
                List.of(
                        conv(16, Activation.RELU, true),
                        pool(),
                        conv(32, Activation.RELU, true),
                        pool(),
                        new Flatten(1),
                        dense(10, Activation.LINEAR));
            case "cifar" -> {
                List<Operation> layers = new ArrayList<>();
                for (int filters : List.of(64, 64, 128, 128)) {
                    layers.add(conv(filters, Activation.LINEAR, false));
                    layers.add(new BatchNormalization(1e-5, false));
                    layers.add(new ActivationLayer(Activation.RELU));
                    if (layers.size() % 6 == (filters == 64 ? 0 : 1)) {
                        layers.add(pool());
                    }
                }
                layers.add(new Flatten(1));
                layers.add(dense(10, Activation.LINEAR));
                yield layers;
            }
            default -> List.of(new LSTM(32, false), dense(2, Activation.LINEAR));
        };
    }

    private static Operation dense(int units, Activation activation) {
        return new Dense(units, activation);
    }

    private static Operation conv(int filters, Activation activation, boolean useBias) {
        Conv2D usual = new Conv2D(filters, List.of(3, 3), List.of(1, 1), Padding.SAME, activation);
        return useBias
                ? usual
                : new Conv2D(
                        filters,
                        usual.kernelSize(),
                        usual.strides(),
                        usual.padding(),
                        usual.dilationRate(),
                        usual.groups(),
                        activation,
                        false,
                        new Initializer.GlorotUniform(),
                        usual.biasInitializer(),
                        usual.kernelRegularizer(),
                        usual.biasRegularizer(),
                        usual.activityRegularizer(),
                        usual.kernelConstraint(),
                        usual.biasConstraint(),
                        true);
    }

    private static Operation pool() {
        return new MaxPooling2D(List.of(2, 2), List.of(2, 2), Padding.VALID);
    }

    /// A batch: rows from the standard normal distribution, classes in turn.
    public Map<Value, Tensor> feeds(RandomGenerator random) {
        Shape rows = shape(x);
        double[] values = new double[rows.size()];
        Arrays.setAll(values, i -> random.nextGaussian());
        Shape classes = shape(y);
        int width = classes.get(1).size();
        double[] targets = new double[classes.size()];
        for (int row = 0; row < batch; row++) {
            targets[row * width + row % width] = 1;
        }
        return Map.of(
                x, Tensor.of(ElementType.FLOAT32, rows, values), y, Tensor.of(ElementType.FLOAT32, classes, targets));
    }

    private Shape shape(Value value) {
        Input input = (Input) graph.node(value.node()).operation();
        return input.shape().with(0, Dimension.of(batch));
    }
}
