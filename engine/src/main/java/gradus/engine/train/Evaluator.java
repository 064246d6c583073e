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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Tests a model: loss and metrics over whole sets of examples, and predictions.
public final class Evaluator {

    private final Model model;
    private final Device device;
    private final RunFeeds run;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Execution testing;
    private final Execution predicting;

    /// @param metrics told beside the loss; the model's targets and predictions fit them
    public Evaluator(Model model, Metrics metrics, Device device, ElementType real) {
        this.model = model;
        this.device = device;
        this.run = RunFeeds.of(model.expansion().flat());
        metrics.byKey().forEach((key, metric) -> tallies.put(key, tally(metric)));
        this.testing = device.prepare(Program.compile(
                model.expansion().flat(), List.of(model.loss(), model.prediction(), model.truth()), real));
        this.predicting = device.prepare(Program.compile(model.expansion().flat(), List.of(model.prediction()), real));
    }

    /// Loss and metrics over all examples at once.
    public Scores scores(Learned learned, Part examples) {
        Map<Value, Tensor> results = testing.run(feeds(learned, model.feeds(examples)));
        Map<String, Double> figures = new LinkedHashMap<>();
        tallies.forEach((key, tally) -> figures.put(key, figure(tally, results).scalar()));
        return new Scores(Lengths.given(results, model.loss()).scalar(), figures);
    }

    /// How often each class (the row) was taken for each (the column), `[classes, classes]`; empty when targets and
    /// predictions are no classes.
    public Optional<Tensor> confusion(Learned learned, Part examples) {
        Metric matrix = new ConfusionMatrix();
        return model.fits(matrix)
                ? Optional.of(figure(tally(matrix), testing.run(feeds(learned, model.feeds(examples)))))
                : Optional.empty();
    }

    /// What the model says of some rows, `[rows, outputs]`.
    public Tensor predict(Learned learned, Tensor features) {
        Map<Value, Tensor> rows = new HashMap<>();
        rows.put(model.features(), features);
        return Lengths.given(predicting.run(feeds(learned, rows)), model.prediction());
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

    /// What is fed beside the rows: the weights, and for random numbers step 0 of a run that numbers the rows as they
    /// stand, so that the same examples always give the same result.
    private Map<Value, Tensor> feeds(Learned learned, Map<Value, Tensor> rows) {
        Map<Value, Tensor> feeds = new HashMap<>(rows);
        int count = Lengths.given(rows, model.features()).shape().get(0).size();
        feeds.putAll(run.at(0, 0, IntStream.range(0, count).toArray()));
        learned.weights().forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
        return feeds;
    }
}
