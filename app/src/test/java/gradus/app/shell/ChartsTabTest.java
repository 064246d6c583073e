package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The charts of a run under mouse and keys.
class ChartsTabTest {

    @TempDir
    private Path folder = Path.of("");

    private Workspace trained(OpenWindow window) throws IOException {
        Workspace workspace = window.openWine(folder);
        window.until("the data are read", () -> workspace.data().get().find().isPresent());
        window.type(KeyCode.F6);
        window.until(
                "it is trained",
                () -> workspace.training().get().filter(run -> !run.isRunning()).isPresent());
        window.node("#chart-loss");
        return workspace;
    }

    private static XYPlot plot(OpenWindow window, String chart) {
        return ((ChartViewer) window.window().view().lookup(chart)).getChart().getXYPlot();
    }

    private static int points(OpenWindow window, String chart, int series) {
        XYPlot plot = plot(window, chart);
        return series < plot.getSeriesCount() ? plot.getDataset().getItemCount(series) : -1;
    }

    private static Range across(OpenWindow window) {
        return Fx.call(() -> plot(window, "#chart-loss").getDomainAxis().getRange());
    }

    private static void photograph(OpenWindow window, String name) {
        Fx.pulse();
        Fx.photograph(window.window().stage(), name);
    }

    @Test
    void aPartIsDraggedOutTurnedLargerAndADoubleClickShowsAllAgain() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            trained(window);
            window.until("all is drawn", () -> points(window, "#chart-loss", 1) == 60);
            assertEquals(new Range(0, 60), across(window));
            Node viewer = window.node("#chart-loss");
            Point2D middle = OpenWindow.middle(viewer);
            window.drag(middle.subtract(60, 30), middle.add(60, 20));
            window.until("a part is shown", () -> across(window).getLength() < 30);
            Range dragged = across(window);
            assertTrue(dragged.getLowerBound() > 5 && dragged.getUpperBound() < 55, dragged.toString());
            photograph(window, "charts-zoom");
            Fx.run(() -> new Robot().mouseWheel(40));
            window.until("it is larger", () -> across(window).getLength() < dragged.getLength());
            window.type(KeyCode.MINUS);
            window.type(KeyCode.MINUS);
            window.until("keys zoom out", () -> across(window).getLength() > dragged.getLength());
            window.click(viewer);
            window.click(viewer);
            window.until("all is shown", () -> across(window).equals(new Range(0, 60)));
        }
    }

    @Test
    void theLegendHidesACurveByMouseAndByKeyAndThePointerIsToldWhatIsThere() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.DARK)) {
            Workspace workspace = trained(window);
            window.until("all is drawn", () -> points(window, "#chart-loss", 1) == 60);
            window.click("#legend-loss-0");
            window.until("training is hidden", () -> points(window, "#chart-loss", 0) == 0);
            assertEquals(60, Fx.call(() -> points(window, "#chart-loss", 1)));
            Node entry = window.node("#legend-loss-0");
            Fx.run(entry::requestFocus);
            window.type(KeyCode.SPACE);
            window.until("training is shown", () -> points(window, "#chart-loss", 0) == 60);
            assertTrue(((ToggleButton) entry).isSelected());
            Point2D middle = OpenWindow.middle(window.node("#chart-loss"));
            OpenWindow.move(middle);
            OpenWindow.move(middle.add(1, 0));
            window.until(
                    "it is told",
                    () -> window.find("#tip-loss").filter(Node::isVisible).isPresent());
            String told = window.text("#tip-loss");
            assertTrue(told.startsWith("Época "), told);
            assertTrue(told.contains("Validação: "), told);
            photograph(window, "charts-tip-pt");
            TrainingRun run = workspace.training().get().orElseThrow();
            double best = run.epochs().stream()
                    .mapToDouble(epoch -> epoch.validation().orElseThrow().loss())
                    .min()
                    .orElseThrow();
            int first = run.epochs().stream()
                    .filter(epoch -> epoch.validation().orElseThrow().loss() == best)
                    .findFirst()
                    .orElseThrow()
                    .number();
            assertEquals(
                    first,
                    Fx.call(() -> ((org.jfree.chart.plot.ValueMarker) plot(window, "#chart-loss")
                                    .getDomainMarkers(org.jfree.chart.ui.Layer.BACKGROUND)
                                    .iterator()
                                    .next())
                            .getValue()));
        }
    }

    @Test
    void theScaleBecomesLogarithmicAndCurvesAreSmoothed() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder, Language.ENGLISH, Theme.PROJECTOR)) {
            trained(window);
            window.until("all is drawn", () -> points(window, "#chart-loss", 1) == 60);
            window.click("#charts-log");
            window.until(
                    "it is logarithmic",
                    () -> plot(window, "#chart-loss").getRangeAxis().getLowerBound() < -2);
            Node slider = window.node("#charts-smoothing");
            window.click(slider);
            window.until("smoothed curves are there", () -> points(window, "#chart-loss", 3) == 60);
            double raw = Fx.call(() -> plot(window, "#chart-loss").getDataset().getYValue(0, 59));
            double smooth =
                    Fx.call(() -> plot(window, "#chart-loss").getDataset().getYValue(2, 59));
            assertNotEquals(raw, smooth);
            photograph(window, "charts-log-projector");
            window.click("#charts-show-batches");
            window.until("batches are drawn", () -> points(window, "#chart-batches", 0) > 60);
            photograph(window, "charts-batches-projector");
            window.click("#charts-show-rate");
            window.until("the rate is drawn", () -> points(window, "#chart-rate", 0) == 60);
            photograph(window, "charts-rate-projector");
        }
    }

    @Test
    void theInsideOfTheNetworkIsShown() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            trained(window);
            window.click("#charts-show-ratio");
            window.until("the ratios are drawn", () -> points(window, "#chart-ratio", 3) == 60);
            photograph(window, "charts-ratio");
            window.click("#charts-show-inside");
            window.until("weights are drawn", () -> points(window, "#chart-weights", 0) > 300);
            window.until("activations are drawn", () -> points(window, "#chart-activations", 0) > 300);
            window.until("all epochs are there", () -> {
                XYPlot plot = plot(window, "#chart-gradients");
                int count = plot.getDataset().getItemCount(0);
                return count > 0 && plot.getDataset().getXValue(0, count - 1) == 60;
            });
            OpenWindow.move(OpenWindow.middle(window.node("#chart-weights")));
            photograph(window, "charts-inside");
            window.click("#charts-layer");
            window.type(KeyCode.DOWN);
            window.type(KeyCode.ENTER);
            window.until(
                    "the other layer is chosen",
                    () -> "dense_2"
                            .equals(((javafx.scene.control.ChoiceBox<?>)
                                            window.window().view().lookup("#charts-layer"))
                                    .getValue()));
            photograph(window, "charts-inside-2");
            assertFalse(
                    Fx.call(() -> window.window().view().lookup("#charts-log").isVisible()));
        }
    }
}
