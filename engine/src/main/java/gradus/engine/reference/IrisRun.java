package gradus.engine.reference;

import gradus.engine.block.Activation;
import gradus.engine.block.Blocks;
import gradus.engine.block.Dense;
import gradus.engine.block.Optimizer;
import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.operation.Catalogue;
import gradus.engine.operation.Dataset;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Epoch;
import gradus.engine.train.Learned;
import gradus.engine.train.Model;
import gradus.engine.train.Scores;
import gradus.engine.train.Trainer;
import gradus.engine.train.TrainingEvent;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// One run of `iris-mlp.json`: a network of dense layers trained from given weights on rows in a given order; the
/// figures of every epoch and the weights in the end.
final class IrisRun {

    private final JsonNode set;
    private final JsonNode figure;
    private final Device device;
    private final ElementType real;
    private final Agreement agreement;

    IrisRun(JsonNode set, JsonNode figure, Device device, ElementType real) {
        this.set = set;
        this.figure = figure;
        this.device = device;
        this.real = real;
        this.agreement = new Agreement(real == ElementType.FLOAT64 ? 1e-8 : 1e-3);
    }

    String name() {
        return figure.get("name").asString();
    }

    /// Why it failed, or an empty text.
    String replay() {
        Catalogue catalogue = Blocks.catalogue();
        String lossName = figure.get("loss").asString();
        Optional<Operation> loss = catalogue.find(lossName);
        String optimizerName = figure.get("optimizer").get("name").asString();
        Optional<Optimizer> prototype = Blocks.optimizer(optimizerName);
        if (loss.isEmpty() || prototype.isEmpty()) {
            return "unsupported: " + (loss.isEmpty() ? lossName : optimizerName);
        }
        Trainer trainer = trainer(loss.get(), prototype.get());
        List<Epoch> epochs = new ArrayList<>();
        Learned learned = trainer.train(
                initial(trainer.model()),
                1,
                event -> {
                    if (event instanceof TrainingEvent.EpochEnded ended) {
                        epochs.add(ended.epoch());
                    }
                },
                () -> false);
        return compare(epochs, learned, trainer.model());
    }

    /// The training that the figures are of.
    Trainer trainer(Operation loss, Optimizer prototype) {
        Map<String, String> attributes = new LinkedHashMap<>(Json.attributes(figure.get("optimizer")));
        attributes.remove("name");
        TrainingSetup setup = new TrainingSetup(
                Attributes.with(prototype, attributes),
                figure.get("trace").size(),
                figure.get("batch_size").asInt(),
                false,
                1,
                real,
                "");
        List<Tensor> weights = tensors(set.get("initial_weights"));
        Model model = Model.of(network(weights, loss), "");
        return new Trainer(
                model,
                setup,
                part(set.get("train_rows_in_order")),
                Optional.of(part(set.get("validation_rows"))),
                true,
                device);
    }

    /// The weights it begins with.
    Learned initial(Model model) {
        return Learned.initial(named(model, tensors(set.get("initial_weights"))));
    }

    private gradus.engine.graph.Graph network(List<Tensor> weights, Operation loss) {
        GraphBuilder builder = new GraphBuilder();
        int layers = weights.size() / 2;
        Value data = builder.add(
                "iris",
                new Dataset(
                        weights.getFirst().shape().get(0).size(),
                        weights.getLast().shape().get(0).size()));
        Value signal = data;
        for (int layer = 0; layer < layers; layer++) {
            String activation =
                    figure.get(layer == layers - 1 ? "output" : "hidden").asString();
            int units = weights.get(2 * layer + 1).size();
            signal = builder.add(new Dense(units, Activation.find(activation).orElseThrow()), signal);
        }
        builder.add("loss", loss, new Value(data.node(), 1), signal);
        return builder.build();
    }

    private static Map<String, Tensor> named(Model model, List<Tensor> weights) {
        List<Node> parameters = Parameters.of(model.expansion().flat());
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            named.put(parameters.get(i).id(), weights.get(i));
        }
        return named;
    }

    private String compare(List<Epoch> epochs, Learned learned, Model model) {
        boolean single = real == ElementType.FLOAT32;
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < (single ? Math.min(10, epochs.size()) : epochs.size()); i++) {
            JsonNode wanted = figure.get("trace").get(i);
            Epoch epoch = epochs.get(i);
            Scores validation = epoch.validation().orElseThrow();
            if (!single || i == 9) {
                wrong.add(differs(i, "loss", epoch.training().loss(), wanted));
                wrong.add(differs(i, "running_loss", epoch.runningLoss(), wanted));
                wrong.add(differs(i, "val_loss", validation.loss(), wanted));
            }
            if (!single) {
                wrong.add(differs(
                        i, "accuracy", epoch.training().metric("accuracy").orElseThrow(), wanted));
                wrong.add(
                        differs(i, "val_accuracy", validation.metric("accuracy").orElseThrow(), wanted));
            }
        }
        if (!single && figure.has("final_weights")) {
            List<Tensor> finals = tensors(figure.get("final_weights"));
            named(model, finals)
                    .forEach((path, tensor) -> wrong.add(agreement.difference(path, learned.weight(path), tensor)));
        }
        return wrong.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private String differs(int epoch, String name, double got, JsonNode wanted) {
        return agreement.difference("epoch " + (epoch + 1) + " " + name, got, Json.number(wanted.get(name)));
    }

    private static List<Tensor> tensors(JsonNode list) {
        List<Tensor> tensors = new ArrayList<>();
        list.forEach(node -> tensors.add(Json.tensor(node)));
        return tensors;
    }

    /// Some rows, standardised as the file says, with one-hot targets.
    private Part part(JsonNode rows) {
        int[] indices =
                IntStream.range(0, rows.size()).map(i -> rows.get(i).asInt()).toArray();
        Tensor features = Json.tensor(set.get("features")).rows(indices);
        int width = features.shape().get(1).size();
        double[] scaled = features.toDoubles();
        for (int i = 0; i < scaled.length; i++) {
            JsonNode standard = set.get("standardize");
            double mean = Json.number(standard.get("mean").get(i % width));
            scaled[i] = (scaled[i] - mean) / Json.number(standard.get("std").get(i % width));
        }
        int classes = tensors(set.get("initial_weights")).getLast().size();
        double[] targets = new double[indices.length * classes];
        for (int i = 0; i < indices.length; i++) {
            targets[i * classes + set.get("labels").get(indices[i]).asInt()] = 1;
        }
        return new Part(
                Tensor.of(ElementType.FLOAT64, features.shape(), scaled),
                Tensor.of(ElementType.FLOAT64, Shape.of(indices.length, classes), targets),
                IntStream.of(indices).boxed().toList());
    }
}
