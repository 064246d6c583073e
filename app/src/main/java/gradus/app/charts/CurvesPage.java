package gradus.app.charts;

import gradus.app.chart.ChartFrame;
import gradus.app.text.Messages;
import gradus.app.theme.ThemePaint;
import gradus.app.workspace.TrainingRun;
import gradus.engine.block.Metrics;
import gradus.engine.train.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Loss and metrics over the epochs, a chart each: training solid, validation dashed, both in the metric's hue.
final class CurvesPage implements Page {
    private static final String LOSS_COLOR = "-gradus-chart-loss";
    private static final String METRIC_COLOR = "-gradus-chart-accuracy";

    private final ChartFrame.Desk desk;
    private final EpochLines lines;
    private final Map<String, CurvePane> panes = new LinkedHashMap<>();
    private final HBox row = new HBox();
    private Optional<ThemePaint> paint = Optional.empty();

    /// @param lines follow the run
    CurvesPage(EpochLines lines, ChartFrame.Desk desk) {
        this.lines = lines;
        this.desk = desk;
        row.setId("charts-curves");
    }

    @Override
    public Node node() {
        return row;
    }

    @Override
    public void show(TrainingRun run, boolean isLog, double smoothing) {
        Messages words = desk.messages().getValue();
        Set<String> wanted = new LinkedHashSet<>(List.of(EpochLines.LOSS));
        wanted.addAll(
                run.last().map(epoch -> epoch.training().metrics().keySet()).orElse(Set.of("accuracy")));
        panes.forEach((metric, pane) -> {
            pane.frame().setVisible(wanted.contains(metric));
            pane.frame().setManaged(wanted.contains(metric));
        });
        List<Curves.Mark> marks = Marks.overEpochs(run, lines.best(), words);
        for (String metric : wanted) {
            CurvePane pane = panes.computeIfAbsent(metric, this::pane);
            pane.look(isLog, smoothing);
            pane.show(curves(metric, run, marks, words), "");
        }
    }

    private CurvePane pane(String metric) {
        CurvePane pane = new CurvePane(metric, desk);
        HBox.setHgrow(pane.frame(), Priority.ALWAYS);
        pane.frame().setPrefWidth(1);
        row.getChildren().add(pane.frame());
        paint.ifPresent(colours -> pane.paint(colours));
        return pane;
    }

    private Curves curves(String metric, TrainingRun run, List<Curves.Mark> marks, Messages words) {
        String color = metric.equals(EpochLines.LOSS) ? LOSS_COLOR : METRIC_COLOR;
        EpochLines.Pair pair = Optional.ofNullable(lines.metrics().get(metric))
                .orElseGet(() -> new EpochLines.Pair(new Line(1, 1), Optional.of(new Line(1, 1))));
        List<Curves.Curve> curves = new ArrayList<>();
        curves.add(new Curves.Curve(words.text("charts.training"), color, false, pair.training()));
        pair.validation()
                .ifPresent(line -> curves.add(new Curves.Curve(words.text("charts.validation"), color, true, line)));
        String title = metric.equals(EpochLines.LOSS) ? words.text("charts.loss") : capitalized(words.metric(metric));
        return Curves.NONE
                .titled(words.text("charts.epoch"), title)
                .between(
                        0, Math.max(run.planned(), run.last().map(Epoch::number).orElse(1)))
                .of(curves, marks)
                .asShare(Metrics.isShare(metric));
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    @Override
    public void paint(ThemePaint colours) {
        paint = Optional.of(colours);
        panes.values().forEach(pane -> pane.paint(colours));
    }
}
