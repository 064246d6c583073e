package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training through the window's own buttons.
class IrisTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void irisIsOpenedAndTrainedAndEveryEpochIsDrawn() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.answer(OpenWindow.copied("iris", folder));
            window.click("#start-open");
            window.until(
                    "the data are read",
                    () -> window.window().workspace().data().get().find().isPresent());
            Fx.run(() -> window.window().view().training().pace().set(1));
            window.click("#tool-run-train");
            window.until(
                    "training has ended",
                    () -> window.window()
                            .workspace()
                            .training()
                            .get()
                            .filter(run -> !run.isRunning())
                            .isPresent());

            window.until(
                    "four series of fifty points are drawn",
                    () -> points(window).equals(List.of(50, 50, 50, 50)));
            double accuracy = Fx.call(() -> window.window()
                    .workspace()
                    .training()
                    .get()
                    .orElseThrow()
                    .last()
                    .orElseThrow()
                    .validation()
                    .orElseThrow()
                    .metric("accuracy")
                    .orElseThrow());
            assertTrue(accuracy >= 0.93, () -> "validation accuracy " + accuracy);
            window.until(
                    "the status bar tells", () -> window.text("#status-epochs").contains("50/50"));
            Fx.photograph(window.window().stage(), "iris-trained");
        }
    }

    @Test
    void aSampleOnTheStartPageTrainsWithOneClick() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#sample-iris");
            window.until(
                    "it trains",
                    () -> window.window().workspace().training().get().isPresent());
            assertEquals(
                    ShellViewModel.Page.PROJECT, window.window().shell().page().get());
            window.click("#tool-run-stop");
            window.until(
                    "it has stopped",
                    () -> window.window()
                            .workspace()
                            .training()
                            .get()
                            .filter(run -> !run.isRunning())
                            .isPresent());
        }
    }

    private static List<Integer> points(OpenWindow window) {
        List<Integer> counts = new ArrayList<>();
        for (String chart : List.of("#chart-loss", "#chart-accuracy")) {
            Node node = window.find(chart).orElseThrow();
            XYPlot plot = (XYPlot) ((ChartViewer) node).getChart().getPlot();
            XYDataset data = plot.getDataset();
            for (int series = 0; series < data.getSeriesCount(); series++) {
                counts.add(data.getItemCount(series));
            }
        }
        return counts;
    }
}
