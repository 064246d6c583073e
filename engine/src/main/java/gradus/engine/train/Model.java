package gradus.engine.train;

import gradus.engine.block.Accuracy;
import gradus.engine.block.Loss;
import gradus.engine.block.LossMetric;
import gradus.engine.block.MeanAbsoluteError;
import gradus.engine.block.Metric;
import gradus.engine.block.Metrics;
import gradus.engine.block.R2Score;
import gradus.engine.data.Part;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Dataset;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A graph seen as something to be trained: where rows enter, what it predicts, and the loss.
///
/// @param expansion the graph without blocks, for inference
/// @param learning the same for training: blocks may behave otherwise there
/// @param features where rows enter
/// @param targets where what is to be learned enters
/// @param truth what the loss compares the predictions with
/// @param prediction what the loss compares with the truth
/// @param criterion what compares them
/// @param loss the number training makes small
/// @param learningLoss the loss where blocks behave and classes count as in training
public record Model(
        Expansion expansion,
        Expansion learning,
        Value features,
        Value targets,
        Value truth,
        Value prediction,
        Loss criterion,
        Value loss,
        Value learningLoss) {

    /// Finds the data set and the loss of a graph.
    ///
    /// @param lossNode the id of the loss to train; empty when there is only one
    /// @throws GradusException when the graph has errors, there is no data set, no loss or several of them,
    ///     nothing to train, or the loss is not a single number
    public static Model of(Graph graph, String lossNode) {
        return of(graph, lossNode, ClassWeights.NONE);
    }

    /// The same, with classes that count more or less in training.
    public static Model of(Graph graph, String lossNode, ClassWeights classes) {
        Expansion expansion = Expansion.of(graph);
        Expansion learning = Expansion.of(classes.weigh(graph), Mode.TRAINING);
        Node data = only(
                graph.nodes().stream()
                        .filter(node -> node.operation() instanceof Dataset)
                        .toList(),
                "train.no-data",
                "train.several-data");
        List<Node> losses = graph.nodes().stream()
                .filter(node -> node.operation() instanceof Loss)
                .filter(node -> lossNode.isEmpty() || node.id().equals(lossNode))
                .toList();
        Node loss = only(losses, "train.no-loss", "train.several-losses");
        Value flatLoss = expansion.flat(loss.value());
        ValueType type = Types.of(expansion.flat()).find(flatLoss).orElseThrow();
        if (type.shape().rank() != 0) {
            throw new GradusException(Diagnostic.error(
                    "train.loss-not-scalar",
                    Place.node(loss.id()),
                    loss.name(),
                    type.shape().toString()));
        }
        if (TrainingStep.trainable(expansion.flat(), flatLoss).isEmpty()) {
            throw new GradusException(Diagnostic.error("train.nothing-to-train", Place.node(loss.id()), loss.name()));
        }
        Value prediction = loss.input("y_pred").orElseThrow();
        Penalized tested = Penalized.of(expansion, flatLoss);
        Penalized trained = Penalized.of(learning, learning.flat(loss.value()));
        return new Model(
                tested.expansion(),
                trained.expansion(),
                new Value(data.id(), 0),
                new Value(data.id(), 1),
                expansion.flat(loss.input("y_true").orElseThrow()),
                expansion.flat(prediction),
                (Loss) loss.operation(),
                tested.loss(),
                trained.loss());
    }

    /// The same with another value as what it predicts.
    ///
    /// @param other a value of the graph for inference
    public Model withPrediction(Value other) {
        return new Model(expansion, learning, features, targets, truth, other, criterion, loss, learningLoss);
    }

    /// The metrics to tell: those that are stated, or where none are those that suit. For classes that is the
    /// accuracy, for numbers the mean absolute error and R².
    ///
    /// @param classes whether the target is a category
    /// @throws GradusException when a stated one doesn't fit what is compared
    public Metrics metrics(Metrics stated, boolean classes) {
        for (Metric metric : stated.list()) {
            if (!fits(metric)) {
                throw new GradusException(Diagnostic.error(
                        "metrics.unfit",
                        new Place.AtSetting("metrics"),
                        metric.name(),
                        type(truth).toString(),
                        type(prediction).toString()));
            }
        }
        List<Metric> suitable = classes && !truth.equals(expansion.flat(features))
                ? List.of(new Accuracy())
                : List.of(new LossMetric(new MeanAbsoluteError()), new R2Score());
        return stated.list().isEmpty()
                ? new Metrics(suitable.stream().filter(this::fits).toList())
                : stated;
    }

    /// Whether a metric can compare the predictions with the truth.
    boolean fits(Metric metric) {
        return metric.fits(type(truth), type(prediction));
    }

    /// The type of a value of the graph for inference.
    ValueType type(Value value) {
        return Types.of(expansion.flat()).find(value).orElseThrow();
    }

    /// What is fed to compute with some examples.
    Map<Value, Tensor> feeds(Part examples) {
        Map<Value, Tensor> feeds = new HashMap<>();
        feeds.put(features, examples.features());
        feeds.put(targets, examples.targets());
        return feeds;
    }

    private static Node only(List<Node> found, String none, String several) {
        if (found.isEmpty()) {
            throw new GradusException(Diagnostic.error(none, new Place.Everywhere()));
        }
        if (found.size() > 1) {
            throw new GradusException(Diagnostic.error(
                    several, Place.node(found.get(1).id()), found.get(1).name()));
        }
        return found.getFirst();
    }
}
