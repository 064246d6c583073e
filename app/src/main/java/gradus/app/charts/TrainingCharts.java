package gradus.app.charts;

import gradus.app.text.Messages;
import gradus.app.workspace.TrainingRun;
import gradus.engine.block.Metrics;
import gradus.engine.train.Epoch;
import gradus.engine.train.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the training charts show: the loss and the metrics, each over the training and the validation rows.
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
    /// @param metric `loss`, or the name of a metric
    /// @param share whether its figures lie between 0 and 1
    /// @param title in words, also of its vertical axis
    public record Chart(String metric, String title, boolean share, List<Curve> curves) {
        public Chart {
            curves = List.copyOf(curves);
        }
    }

    private TrainingCharts() {}

    /// The charts of a run: the loss first; before the first epoch an empty one of the accuracy too.
    public static List<Chart> charts(TrainingRun run, Messages messages) {
        List<Chart> charts = new ArrayList<>();
        charts.add(chart("loss", messages.text("charts.loss"), run, messages, scores -> Optional.of(scores.loss())));
        Set<String> metrics =
                run.last().map(epoch -> epoch.training().metrics().keySet()).orElse(Set.of("accuracy"));
        for (String metric : metrics) {
            String title = capitalized(messages.metric(metric));
            charts.add(chart(metric, title, run, messages, scores -> scores.metric(metric)));
        }
        return charts;
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Chart chart(
            String metric,
            String title,
            TrainingRun run,
            Messages messages,
            Function<Scores, Optional<Double>> figure) {
        List<Double> training = new ArrayList<>();
        List<Double> validation = new ArrayList<>();
        for (Epoch epoch : run.epochs()) {
            figure.apply(epoch.training()).ifPresent(training::add);
            epoch.validation().flatMap(figure).ifPresent(validation::add);
        }
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve(messages.text("charts.training"), false, training));
        if (!validation.isEmpty() || run.epochs().isEmpty()) {
            curves.add(new Curve(messages.text("charts.validation"), true, validation));
        }
        return new Chart(metric, title, Metrics.isShare(metric), curves);
    }
}
