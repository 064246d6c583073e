package gradus.engine.train;

import gradus.engine.block.ConfusionMatrix;
import gradus.engine.block.Metric;
import gradus.engine.block.Metrics;
import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Lengths;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.run.RunFeeds;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Tests a model: loss and metrics over whole sets of examples, and predictions.
public final class Evaluator {

    /// The matrix of more classes fits into no window, and hardly into memory.
    private static final int MOST_CLASSES = 2000;

    private final Model model;
    private final Device device;
    private final RunFeeds run;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Execution testing;
    private final Function<ExampleLoss, Execution> examining;
    private final Predictor predictor;

    /// @param metrics told beside the loss; the model's targets and predictions fit them
    public Evaluator(Model model, Metrics metrics, Device device, ElementType real) {
        this.model = model;
        this.device = device;
        this.run = RunFeeds.of(model.expansion().flat());
        metrics.byKey().forEach((key, metric) -> tallies.put(key, tally(metric)));
        this.testing = device.prepare(Program.compile(
                model.expansion().flat(), List.of(model.loss(), model.prediction(), model.truth()), real));
        this.examining = each -> device.prepare(Program.compile(each.graph(), examined(each), real));
        this.predictor = new Predictor(model.expansion(), model.features(), model.prediction(), device, real);
    }

    /// Loss and metrics over all examples at once.
    public Scores scores(Learned learned, Part examples) {
        return scores(testing.run(feeds(learned, model.feeds(examples))));
    }

    private Scores scores(Map<Value, Tensor> results) {
        Map<String, Double> figures = new LinkedHashMap<>();
        tallies.forEach((key, tally) -> figures.put(key, figure(tally, results).scalar()));
        return new Scores(Lengths.given(results, model.loss()).scalar(), figures);
    }

    /// All that can be told of some examples: the same figures as [#scores] and [#confusion] give, and those of each
    /// example.
    ///
    /// @param classes how many classes the target has; 0 for a number
    /// @throws gradus.engine.graph.GradusException when the weights belong to another network
    public Tested test(Learned learned, Part examples, int classes) {
        Predictor.require(Predictor.weights(model.expansion().flat(), model.loss()), learned);
        // Only here: what a model predicts instead may be no match for the truth.
        ExampleLoss each = ExampleLoss.of(model);
        Map<Value, Tensor> results = examining.apply(each).run(feeds(learned, model.feeds(examples)));
        return new Tested(
                examples,
                scores(results),
                classes == 0 || classes > MOST_CLASSES
                        ? Optional.empty()
                        : confusion(results).filter(found -> found.classes() == classes),
                Lengths.given(results, model.truth()),
                Lengths.given(results, model.prediction()),
                each.losses().map(losses -> Lengths.given(results, losses)));
    }

    private List<Value> examined(ExampleLoss each) {
        List<Value> wanted = new ArrayList<>(List.of(model.loss(), model.prediction(), model.truth()));
        each.losses().ifPresent(wanted::add);
        return wanted;
    }

    /// How often each class was taken for each; empty when targets and predictions are no classes.
    public Optional<Confusion> confusion(Learned learned, Part examples) {
        return confusion(testing.run(feeds(learned, model.feeds(examples))));
    }

    private Optional<Confusion> confusion(Map<Value, Tensor> results) {
        Metric matrix = new ConfusionMatrix();
        return model.fits(matrix) ? Optional.of(Confusion.of(figure(tally(matrix), results))) : Optional.empty();
    }

    /// What the model says of some rows, `[rows, outputs]`.
    public Tensor predict(Learned learned, Tensor features) {
        return predictor.predict(learned, features);
    }

    /// The class a row of predictions or one-hot targets stands for: the largest of several numbers; of a single
    /// one, whether it is above a half.
    public static int classOf(Tensor rows, int row) {
        int width = rows.size() / Math.max(1, rows.shape().get(0).size());
        if (width == 1) {
            return rows.at(row) > 0.5 ? 1 : 0;
        }
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (rows.at(row * width + i) > rows.at(row * width + best)) {
                best = i;
            }
        }
        return best;
    }

    private Tally tally(Metric metric) {
        return new Tally(metric, model.type(model.truth()), model.type(model.prediction()), false, device);
    }

    private Tensor figure(Tally tally, Map<Value, Tensor> results) {
        Tensor truth = Lengths.given(results, model.truth());
        Tensor prediction = Lengths.given(results, model.prediction());
        return tally.figure(tally.add(tally.start(), truth, prediction, Optional.empty()));
    }

    private Map<Value, Tensor> feeds(Learned learned, Map<Value, Tensor> rows) {
        return Predictor.feeds(run, learned, model.features(), rows);
    }
}
