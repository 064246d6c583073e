package gradus.engine.train;

import gradus.engine.block.Loss;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much an example of each class counts in training, as Keras's `class_weight`: what it adds to the loss is
/// multiplied by it, and the sum is still divided by the number of examples. What is told after an epoch is not
/// weighted.
///
/// @param weights in the order of the classes, 0 or more and not all 0; none when all count the same
public record ClassWeights(List<Double> weights) {

    /// All classes count the same.
    public static final ClassWeights NONE = new ClassWeights(List.of());

    public ClassWeights {
        weights = List.copyOf(weights);
        boolean valid = weights.stream().allMatch(weight -> Double.isFinite(weight) && weight >= 0)
                && (weights.isEmpty() || weights.stream().anyMatch(weight -> weight > 0));
        Attributes.require(valid, "class_weight", weights, "rule.class-weight");
    }

    /// Reads numbers with commas between them: `1, 2.5, 1`.
    ///
    /// @throws NumberFormatException when one is no number
    public static ClassWeights parse(String text) {
        String inner = text.strip().replaceAll("^\\[|]$", "");
        return inner.isBlank()
                ? NONE
                : new ClassWeights(Stream.of(inner.split(",", -1))
                        .map(part -> Double.valueOf(part.strip()))
                        .toList());
    }

    /// What [#parse] reads.
    @Override
    public String toString() {
        return weights.stream()
                .map(weight -> weight == Math.rint(weight) && weight < 1e9
                        ? Long.toString(Math.round(weight))
                        : Double.toString(weight))
                .collect(Collectors.joining(", "));
    }

    /// The graph with the weights of the classes at every loss, beside those that examples have already.
    ///
    /// @throws GradusException when there are not as many weights as classes
    Graph weigh(Graph graph) {
        if (weights.isEmpty()) {
            return graph;
        }
        Types types = Types.of(graph);
        Graph weighed = graph;
        for (Node loss : graph.nodes()) {
            if (loss.operation() instanceof Loss) {
                Optional<Value> truth = loss.input("y_true");
                Optional<ValueType> prediction = loss.input("y_pred").flatMap(types::find);
                if (truth.isPresent() && prediction.isPresent()) {
                    requireOneAClass(prediction.get());
                    weighed = weigh(weighed, loss, truth.get());
                }
            }
        }
        return weighed;
    }

    private Graph weigh(Graph graph, Node loss, Value truth) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put("y_true", truth);
        loss.input("sample_weight").ifPresent(weight -> inputs.put("sample_weight", weight));
        Node weighing = new Node("class_weight/" + loss.id(), loss.name(), new ClassWeighing(weights), inputs);
        return graph.with(weighing).connect(weighing.value(), loss.id(), "sample_weight");
    }

    private void requireOneAClass(ValueType prediction) {
        int columns =
                prediction.shape().rank() < 2 || !prediction.shape().get(-1).isFixed()
                        ? 1
                        : prediction.shape().get(-1).size();
        int classes = Math.max(2, columns);
        if (weights.size() != classes) {
            throw new GradusException(Diagnostic.error(
                    "train.class-weight",
                    new Place.AtSetting("class_weight"),
                    Integer.toString(weights.size()),
                    Integer.toString(classes)));
        }
    }
}
