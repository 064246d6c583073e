package gradus.engine.train;

import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.differentiate.Gradients;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.run.Histogram;
import gradus.engine.run.RunFeeds;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A look into a network that trains: how the weights, the gradients and the activations of each layer are spread,
/// computed beside the training with weights that it passed through.
///
/// @param sample the rows that gradients and activations are told of
public record Inside(Model model, TrainingSetup setup, Device device, Part sample) {

    /// Rows tell enough of how numbers are spread from here on.
    private static final int MOST_ROWS = 256;

    /// How the numbers of a layer are spread.
    ///
    /// @param id of the layer's node
    /// @param weights all trainable ones
    /// @param gradients of the loss over the sample, by those weights
    /// @param activations what the layer gives for the sample
    public record Layer(String id, Histogram weights, Histogram gradients, Histogram activations) {}

    /// A look at a model with the first rows of its training set.
    public static Inside of(Model model, TrainingSetup setup, Device device, Part training) {
        int rows = Math.min(MOST_ROWS, training.size());
        return new Inside(
                model, setup, device, training.pick(IntStream.range(0, rows).toArray()));
    }

    /// The paths of what training changes.
    public List<String> parameters() {
        return TrainingStep.trainable(model.learning().flat(), model.learningLoss()).stream()
                .map(Node::id)
                .toList();
    }

    /// The nodes of the graph that have something to train, in order.
    public List<String> layers() {
        List<String> paths = parameters();
        return model.graph().nodes().stream()
                .map(Node::id)
                .filter(id -> paths.stream().anyMatch(path -> isIn(path, id)))
                .toList();
    }

    /// How far a step moved a parameter, against the parameter's own size: the norm of the difference over the norm
    /// before.
    public static double ratio(Tensor before, Tensor after) {
        double moved = 0;
        double size = 0;
        for (int i = 0; i < before.size(); i++) {
            double from = before.at(i);
            double by = after.at(i) - from;
            moved += by * by;
            size += from * from;
        }
        return Math.sqrt(moved) / Math.sqrt(size);
    }

    /// Prepares looks at weights.
    public Look look() {
        return new Look();
    }

    private static boolean isIn(String path, String layer) {
        return path.equals(layer) || path.startsWith(layer + "/");
    }

    /// Looks at weights, one after the other.
    public final class Look {
        private final Gradients gradients = Gradients.of(model.learning().flat(), model.learningLoss());
        private final RunFeeds run = RunFeeds.of(model.learning().flat());
        private final List<String> parameters = parameters();
        private final Execution execution;

        private Look() {
            Set<Value> wanted = new LinkedHashSet<>();
            parameters.forEach(path -> gradients.find(Value.of(path)).ifPresent(wanted::add));
            layers().forEach(id -> output(id).ifPresent(wanted::add));
            execution = device.prepare(Program.compile(gradients.graph(), wanted, setup.precision()));
        }

        /// How the numbers of each layer are spread with given weights.
        public List<Layer> at(Learned learned) {
            Map<Value, Tensor> feeds = new HashMap<>(model.feeds(sample));
            int[] rows = sample.rows().stream().mapToInt(Integer::intValue).toArray();
            feeds.putAll(run.at(setup.seed(), learned.step() + 1, rows));
            learned.weights().forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
            Map<Value, Tensor> numbers = execution.run(feeds);
            List<Layer> layers = new ArrayList<>();
            for (String id : layers()) {
                List<String> own =
                        parameters.stream().filter(path -> isIn(path, id)).toList();
                layers.add(new Layer(
                        id,
                        Histogram.of(joined(own.stream()
                                .flatMap(path ->
                                        Optional.ofNullable(learned.weights().get(path)).stream())
                                .toList())),
                        Histogram.of(joined(own.stream()
                                .flatMap(path -> gradients.find(Value.of(path)).stream())
                                .flatMap(value -> Optional.ofNullable(numbers.get(value)).stream())
                                .toList())),
                        Histogram.of(
                                joined(output(id).flatMap(value -> Optional.ofNullable(numbers.get(value))).stream()
                                        .toList()))));
            }
            return layers;
        }

        private Optional<Value> output(String id) {
            return model.graph()
                    .find(id)
                    .filter(node -> !node.operation().outputs().isEmpty())
                    .map(node -> model.learning().flat(node.value()));
        }

        private static Tensor joined(List<Tensor> tensors) {
            double[] all = tensors.stream()
                    .flatMapToDouble(tensor -> java.util.Arrays.stream(tensor.toDoubles()))
                    .toArray();
            return Tensor.owning(ElementType.FLOAT64, Shape.of(all.length), all);
        }
    }
}
