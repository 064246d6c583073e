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
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Dataset;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A graph seen as something to be trained: where rows enter, what it predicts, and the loss.
///
/// @param graph as it was made, with its blocks
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
        Graph graph,
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
    /// @param loss the losses to train, see [LossTerms]; empty when there is only one
    /// @throws GradusException when the graph has errors, there is no data set, no loss or several of them,
    ///     nothing to train, or the loss is not a single number
    public static Model of(Graph graph, String loss) {
        return of(graph, loss, ClassWeights.NONE);
    }

    /// The same, with classes that count more or less in training.
    public static Model of(Graph graph, String loss, ClassWeights classes) {
        GraphBuilder builder = new GraphBuilder(graph).prefix("losses/");
        Node data = only(
                graph.nodes().stream()
                        .filter(node -> node.operation() instanceof Dataset)
                        .toList(),
                "train.no-data",
                "train.several-data");
        Node first = judge(graph, loss);
        Value total = terms(graph, loss).sum(builder, id -> scalar(builder, loss(graph, id)));
        Expansion expansion = Expansion.of(builder.build());
        Expansion learning = Expansion.of(classes.weigh(builder.build()), Mode.TRAINING);
        Value flatLoss = expansion.flat(total);
        if (TrainingStep.trainable(expansion.flat(), flatLoss).isEmpty()) {
            throw new GradusException(Diagnostic.error("train.nothing-to-train", Place.node(first.id()), first.name()));
        }
        Value prediction = first.input("y_pred").orElseThrow();
        Penalized tested = Penalized.of(expansion, flatLoss);
        Penalized trained = Penalized.of(learning, learning.flat(total));
        return new Model(
                graph,
                tested.expansion(),
                trained.expansion(),
                new Value(data.id(), 0),
                new Value(data.id(), 1),
                expansion.flat(first.input("y_true").orElseThrow()),
                expansion.flat(prediction),
                (Loss) first.operation(),
                tested.loss(),
                trained.loss());
    }

    /// The node of the first loss.
    static Node judge(Graph graph, String loss) {
        return loss(graph, terms(graph, loss).terms().getFirst().loss());
    }

    /// What is written of losses: the id of one, or several with weights; empty stands for the only one there is.
    private static LossTerms terms(Graph graph, String text) {
        if (text.isBlank()) {
            Node loss = only(losses(graph), "train.no-loss", "train.several-losses");
            return LossTerms.only(loss.id());
        }
        return losses(graph).stream().anyMatch(node -> node.id().equals(text))
                ? LossTerms.only(text)
                : LossTerms.parse(text);
    }

    private static List<Node> losses(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.operation() instanceof Loss)
                .toList();
    }

    private static Node loss(Graph graph, String id) {
        List<Node> losses = losses(graph);
        return losses.stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow(() -> losses.isEmpty()
                        ? new GradusException(Diagnostic.error("train.no-loss", new Place.Everywhere()))
                        : new GradusException(Diagnostic.error(
                                "train.unknown-loss",
                                new Place.AtSetting("loss"),
                                id,
                                losses.stream().map(Node::id).collect(Collectors.joining(", ")))));
    }

    private static Value scalar(GraphBuilder builder, Node loss) {
        Shape shape = builder.type(loss.value()).shape();
        if (shape.rank() != 0) {
            throw new GradusException(
                    Diagnostic.error("train.loss-not-scalar", Place.node(loss.id()), loss.name(), shape.toString()));
        }
        return loss.value();
    }

    /// The step that a setup makes of the model. What training adds to a loss is in every loss that a phase names.
    ///
    /// @throws GradusException when the setup's loop names losses or weights that the model doesn't have
    StepGraph.Finished step(TrainingSetup setup) {
        Expansion all = learning;
        Map<String, Value> losses = new LinkedHashMap<>();
        for (Phase phase : setup.loop().phases()) {
            if (phase instanceof Phase.Loss(String of) && of.isBlank()) {
                losses.put(of, learningLoss);
            } else if (phase instanceof Phase.Loss(String of) && !losses.containsKey(of)) {
                GraphBuilder builder = new GraphBuilder(all.flat()).prefix("losses_of_phases/");
                Value sum = terms(graph, of)
                        .sum(builder, id -> learning.flat(loss(graph, id).value()));
                Penalized penalized = Penalized.of(new Expansion(builder.build(), learning.values()), sum);
                all = penalized.expansion();
                losses.put(of, penalized.loss());
            }
        }
        return StepGraph.of(all.flat(), losses, setup);
    }

    /// The same with another value as what it predicts.
    ///
    /// @param other a value of the graph for inference
    public Model withPrediction(Value other) {
        return new Model(graph, expansion, learning, features, targets, truth, other, criterion, loss, learningLoss);
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
