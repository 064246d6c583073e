package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Taking a chart away: by the clipboard, as picture and as figures.
class ChartFilesTest {

    @TempDir
    private Path folder = Path.of("");

    private Workspace trained(OpenWindow window) throws IOException {
        Workspace workspace = window.openWine(folder);
        window.until("the data are read", () -> workspace.data().get().find().isPresent());
        window.click("#tab-charts");
        window.type(KeyCode.F6);
        window.until(
                "it is trained",
                () -> workspace.training().get().filter(run -> !run.isRunning()).isPresent());
        return workspace;
    }

    private static void take(OpenWindow window, String what) {
        window.click("#loss-menu");
        window.click("#loss-" + what);
    }

    @Test
    void aChartIsCopiedAndSavedAsPictureAndFigures() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = trained(window);
            window.click("#loss-menu");
            Fx.photograph(window.window().stage(), "chart-menu");
            window.click("#loss-copy");
            window.until(
                    "there is a picture on the clipboard",
                    () -> Clipboard.getSystemClipboard().hasImage());
            Path png = folder.resolve("curve.png");
            window.answer(png);
            take(window, "png");
            window.until("the picture is there", () -> Files.exists(png));
            double width = Fx.call(() -> window.window()
                    .view()
                    .lookup("#chart-loss")
                    .getLayoutBounds()
                    .getWidth());
            assertEquals(2 * Math.round(width), ImageIO.read(png.toFile()).getWidth());
            window.answer(folder.resolve("curve"));
            take(window, "svg");
            Path svg = folder.resolve("curve.svg");
            window.until("the drawing is there", () -> Files.exists(svg));
            assertTrue(Files.readString(svg).contains(">Validation</text>"));
            Path csv = folder.resolve("curve.csv");
            window.answer(csv);
            take(window, "csv");
            window.until("the figures are there", () -> Files.exists(csv));
            TrainingRun run = workspace.training().get().orElseThrow();
            List<String> lines = Files.readAllLines(csv);
            assertEquals(run.epochs().size() + 1, lines.size());
            assertEquals(
                    "1," + run.epochs().getFirst().training().loss() + ","
                            + run.epochs().getFirst().validation().orElseThrow().loss(),
                    lines.get(1));
        }
    }

    @Test
    void whatCantBeWrittenIsToldAndLeavesNothingBehind() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.DARK)) {
            trained(window);
            Path kept = Files.createDirectory(folder.resolve("kept.csv"));
            window.answer(kept);
            window.rightClick(OpenWindow.middle(window.node("#chart-loss")));
            window.click("#loss-csv");
            window.until(
                    "it is told", () -> window.window().shell().notice().get().isPresent());
            assertTrue(window.text("#notice-text").contains("kept.csv"));
            Fx.photograph(window.window().stage(), "chart-unwritable-pt");
            try (var files = Files.list(folder)) {
                assertFalse(files.anyMatch(file -> file.toString().endsWith(".tmp")));
            }
            try (var inside = Files.list(kept)) {
                assertEquals(Optional.empty(), inside.findAny());
            }
        }
    }
}
