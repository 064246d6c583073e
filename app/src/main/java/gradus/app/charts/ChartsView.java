package gradus.app.charts;

import gradus.app.chart.ChartFrame;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.app.theme.ThemePaint;
import gradus.app.workspace.TrainingRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jfree.chart.fx.ChartViewer;

/// The curves of a training run, side by side, drawn anew at most thirty times a second.
public final class ChartsView extends StackPane {

    private static final java.awt.Font FONT = Theme.awtFont();
    private static final Duration BETWEEN_DRAWINGS = Duration.millis(33);

    private final ObservableValue<Optional<TrainingRun>> run;
    private final ChartFrame.Desk desk;
    private final ObservableValue<Messages> messages;
    private final Map<String, MetricChart> charts = new LinkedHashMap<>();
    private final Map<String, ChartViewer> viewers = new LinkedHashMap<>();
    private final HBox row = new HBox();
    private final Label empty = new Label();
    private final ThemePaint paint;
    private final PauseTransition pause = new PauseTransition(BETWEEN_DRAWINGS);
    private boolean due;

    /// @param run the training run to show, if there is one
    /// @param desk what all charts share
    public ChartsView(ObservableValue<Optional<TrainingRun>> run, ChartFrame.Desk desk) {
        this.run = run;
        this.desk = desk;
        this.messages = desk.messages();
        getStyleClass().add("charts");
        setId("charts");
        paint = new ThemePaint(
                List.of(
                        "-color-bg-default",
                        "-gradus-grid",
                        "-gradus-text",
                        "-gradus-muted",
                        "-gradus-chart-loss",
                        "-gradus-chart-accuracy"),
                this::repaint);
        List.of("loss", "accuracy").forEach(this::add);
        empty.getStyleClass().add("hint");
        empty.setWrapText(true);
        getChildren().addAll(paint, row, empty);
        pause.setOnFinished(event -> {
            if (due) {
                draw();
            }
        });
        run.addListener((property, before, after) -> drawSoon());
        messages.addListener((property, before, after) -> draw());
        draw();
    }

    private MetricChart add(String metric) {
        MetricChart chart = new MetricChart(metric.equals("loss") ? "-gradus-chart-loss" : "-gradus-chart-accuracy");
        ChartViewer viewer = new ChartViewer(chart.chart(), false);
        viewer.setId("chart-" + metric);
        viewer.setMinSize(120, 80);
        ChartFrame frame = ChartFrame.of(metric, chart.chart(), viewer, chart::figures, desk);
        frame.visibleProperty().bind(viewer.visibleProperty());
        frame.managedProperty().bind(viewer.visibleProperty());
        HBox.setHgrow(frame, Priority.ALWAYS);
        charts.put(metric, chart);
        viewers.put(metric, viewer);
        row.getChildren().add(frame);
        chart.paint(paint, FONT);
        return chart;
    }

    private void drawSoon() {
        due = true;
        if (pause.getStatus() != javafx.animation.Animation.Status.RUNNING) {
            draw();
        }
    }

    private void draw() {
        due = false;
        pause.playFromStart();
        Optional<TrainingRun> shown = run.getValue();
        empty.setText(messages.getValue().text("charts.empty"));
        empty.setVisible(shown.isEmpty());
        row.setVisible(shown.isPresent());
        shown.ifPresent(this::draw);
    }

    private void draw(TrainingRun shown) {
        List<TrainingCharts.Chart> wanted = TrainingCharts.charts(shown, messages.getValue());
        viewers.forEach((metric, viewer) -> {
            boolean used = wanted.stream().anyMatch(chart -> chart.metric().equals(metric));
            viewer.setVisible(used);
        });
        for (TrainingCharts.Chart chart : wanted) {
            MetricChart known = charts.get(chart.metric());
            (known == null ? add(chart.metric()) : known).show(chart, shown.planned(), messages.getValue());
        }
    }

    private void repaint() {
        charts.values().forEach(chart -> chart.paint(paint, FONT));
    }
}
