package gradus.app.charts;

import gradus.app.text.Messages;
import gradus.app.workspace.TrainingRun;
import gradus.engine.train.Epoch;
import gradus.engine.train.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the training charts show: the loss and, where the target is a category, the accuracy, each over the
/// training and the validation rows.
public final class TrainingCharts {

    /// One curve.
    ///
    /// @param name in words, for the legend
    /// @param validation whether it is drawn dashed
    /// @param values one an epoch, from epoch 1
    public record Curve(String name, boolean validation, List<Double> values) {
        public Curve {
            values = List.copyOf(values);
        }
    }

    /// One chart.
    ///
    /// @param metric `loss` or `accuracy`
    /// @param title in words, also of its vertical axis
    public record Chart(String metric, String title, List<Curve> curves) {
        public Chart {
            curves = List.copyOf(curves);
        }
    }

    private TrainingCharts() {}

    /// The charts of a run: the loss first; no accuracy where there is none.
    public static List<Chart> charts(TrainingRun run, Messages messages) {
        List<Chart> charts = new ArrayList<>();
        charts.add(chart("loss", run, messages, scores -> Optional.of(scores.loss())));
        Chart accuracy = chart("accuracy", run, messages, Scores::accuracy);
        if (run.epochs().isEmpty() || !accuracy.curves().getFirst().values().isEmpty()) {
            charts.add(accuracy);
        }
        return charts;
    }

    private static Chart chart(
            String metric, TrainingRun run, Messages messages, Function<Scores, Optional<Double>> figure) {
        List<Double> training = new ArrayList<>();
        List<Double> validation = new ArrayList<>();
        for (Epoch epoch : run.epochs()) {
            figure.apply(epoch.training()).ifPresent(training::add);
            epoch.validation().flatMap(figure).ifPresent(validation::add);
        }
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve(messages.text("charts." + metric + ".training"), false, training));
        if (!validation.isEmpty() || run.epochs().isEmpty()) {
            curves.add(new Curve(messages.text("charts." + metric + ".validation"), true, validation));
        }
        return new Chart(metric, messages.text("charts." + metric), curves);
    }
}
