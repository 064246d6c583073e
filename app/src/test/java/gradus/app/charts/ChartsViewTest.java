package gradus.app.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.app.Fx;
import gradus.app.chart.ChartFrame;
import gradus.app.chart.Saving;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.app.workspace.Insight;
import gradus.app.workspace.TrainingRun;
import gradus.engine.train.Epoch;
import gradus.engine.train.Scores;
import gradus.engine.train.TrainingEvent;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChartsViewTest {

    private final ObjectProperty<Messages> messages = new SimpleObjectProperty<>(Messages.of(Language.ENGLISH));
    private final ObjectProperty<Optional<TrainingRun>> run = new SimpleObjectProperty<>(Optional.empty());
    private final Stage stage = Fx.show(
            Fx.call(() -> new ChartsView(
                    run,
                    new InsideViewModel(Runnable::run, Runnable::run),
                    new ChartFrame.Desk(messages, Saving.NOWHERE))),
            900,
            260);

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    /// A run whose loss falls and whose accuracy rises.
    private static TrainingRun run(int epochs, boolean classes) {
        List<Epoch> done = new ArrayList<>();
        for (int i = 1; i <= epochs; i++) {
            Map<String, Double> training = classes ? Map.of("accuracy", 1 - 0.6 / i) : Map.of();
            Map<String, Double> validation = classes ? Map.of("accuracy", 0.95 - 0.6 / i) : Map.of();
            done.add(new Epoch(
                    i,
                    1.3 / i,
                    new Scores(1.1 / Math.sqrt(i), training),
                    Optional.of(new Scores(1.2 / Math.sqrt(i), validation)),
                    0.01,
                    0.001));
        }
        return new TrainingRun(
                1,
                1,
                50,
                done,
                Optional.empty(),
                List.of(),
                Optional.of(TrainingEvent.End.COMPLETED),
                Optional.empty(),
                Insight.NONE);
    }

    @Test
    void fourCurvesHaveAPointAnEpoch() {
        Fx.run(() -> {
            Theme.LIGHT.apply(stage.getScene());
            run.set(Optional.of(run(20, true)));
            run.set(Optional.of(run(50, true)));
        });
        for (String chart : List.of("#chart-loss", "#chart-accuracy")) {
            Fx.until(chart + " is drawn", () -> points(chart, 0) == 50 && points(chart, 1) == 50);
        }
        Fx.photograph(stage, "charts-light");
    }

    @Test
    void aPictureOfAChartHasItsLegend() throws Exception {
        CurvePane pane = Fx.call(() -> {
            CurvePane made = new CurvePane("x", new ChartFrame.Desk(messages, Saving.NOWHERE));
            Line line = new Line(1, 1);
            line.add(2);
            line.add(3);
            made.show(
                    Curves.NONE
                            .titled("across", "up")
                            .between(0, 2)
                            .of(List.of(new Curves.Curve("a curve", "-gradus-text", false, line)), List.of()),
                    "");
            made.chart().dress();
            return made;
        });
        Fx.run(() -> pane.chart().chart().createBufferedImage(400, 200));
        Fx.run(() -> pane.chart().undress());
        assertEquals(0, Fx.call(() -> pane.chart().chart().getSubtitleCount()));
    }

    @Test
    void aNumberTargetHasNoAccuracy() {
        Fx.run(() -> run.set(Optional.of(run(5, false))));
        Fx.until("the loss is drawn", () -> points("#chart-loss", 1) == 5);
        assertEquals(Optional.empty(), Fx.call(() -> Fx.find(stage, "#chart-accuracy")));
    }

    @Test
    void aMetricHasAChartOfItsOwn() {
        Scores scores = new Scores(0.5, Map.of("r2_score", 0.75));
        Epoch epoch = new Epoch(1, 0.6, scores, Optional.empty(), 0.01, 0.001);
        Fx.run(() -> run.set(Optional.of(new TrainingRun(
                1,
                1,
                50,
                List.of(epoch),
                Optional.empty(),
                List.of(),
                Optional.of(TrainingEvent.End.COMPLETED),
                Optional.empty(),
                Insight.NONE))));
        Fx.until("R² is drawn", () -> stage.getScene().lookup("#chart-r2_score") != null);
        assertEquals(1, Fx.call(() -> points("#chart-r2_score", 0)));
        assertEquals("R²", Fx.call(() -> plot("#chart-r2_score").getRangeAxis().getLabel()));
    }

    @Test
    void themeAndLanguageReachTheCharts() {
        Fx.run(() -> {
            Theme.LIGHT.apply(stage.getScene());
            run.set(Optional.of(run(30, true)));
        });
        Fx.until("the loss is drawn", () -> points("#chart-loss", 0) >= 0);
        Paint light = Fx.call(() -> plot("#chart-loss").getBackgroundPaint());
        Fx.run(() -> {
            Theme.DARK.apply(stage.getScene());
            messages.set(Messages.of(Language.PORTUGUESE));
            stage.getScene().getRoot().applyCss();
        });
        Fx.until(
                "the ground is dark",
                () -> !plot("#chart-loss").getBackgroundPaint().equals(light));
        assertEquals("Perda", Fx.call(() -> plot("#chart-loss").getRangeAxis().getLabel()));
        assertNotEquals(light, Fx.call(() -> plot("#chart-accuracy").getBackgroundPaint()));
        Fx.photograph(stage, "charts-dark");
    }

    private XYPlot plot(String chart) {
        return ((ChartViewer) stage.getScene().lookup(chart)).getChart().getXYPlot();
    }

    /// How many points a line has; −1 while it isn't drawn.
    private int points(String chart, int series) {
        if (stage.getScene().lookup(chart) == null) {
            return -1;
        }
        XYPlot plot = plot(chart);
        return series < plot.getSeriesCount() ? plot.getDataset().getItemCount(series) : -1;
    }
}
