package gradus.engine.train;

import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Lengths;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tests a model: loss and accuracy over whole sets of examples, and predictions.
public final class Evaluator {

    private final Model model;
    private final boolean classes;
    private final Execution testing;
    private final Execution predicting;

    /// @param classes whether the target is a category, so that accuracy makes sense
    public Evaluator(Model model, boolean classes, Device device, ElementType real) {
        this.model = model;
        this.classes = classes;
        this.testing = device.prepare(
                Program.compile(model.expansion().flat(), List.of(model.loss(), model.prediction()), real));
        this.predicting = device.prepare(Program.compile(model.expansion().flat(), List.of(model.prediction()), real));
    }

    /// Loss and accuracy over all examples at once.
    public Scores scores(Learned learned, Part examples) {
        Map<Value, Tensor> results = testing.run(feeds(learned, model.feeds(examples)));
        Tensor prediction = Lengths.given(results, model.prediction());
        return new Scores(
                Lengths.given(results, model.loss()).scalar(),
                classes ? Optional.of(accuracy(prediction, examples.targets())) : Optional.empty());
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

    private static double accuracy(Tensor prediction, Tensor targets) {
        int rows = targets.shape().get(0).size();
        int right = 0;
        for (int row = 0; row < rows; row++) {
            if (classOf(prediction, row) == classOf(targets, row)) {
                right++;
            }
        }
        return (double) right / rows;
    }

    private static Map<Value, Tensor> feeds(Learned learned, Map<Value, Tensor> rows) {
        Map<Value, Tensor> feeds = new HashMap<>(rows);
        learned.weights().forEach((path, tensor) -> feeds.put(Value.of(path), tensor));
        return feeds;
    }
}
