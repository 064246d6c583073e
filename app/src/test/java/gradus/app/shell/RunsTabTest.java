package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.app.workspace.Workspace;
import gradus.engine.train.Learned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.jfree.chart.fx.ChartViewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recorded runs in the drawer, by mouse and keys.
class RunsTabTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void runsAreTrainedLaidOverOneAnotherNamedDeletedAndGoneBackTo() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = open(window);
            window.click("#tab-runs");
            window.until(
                    "the empty panel offers it",
                    () -> !window.text("#runs-train").isEmpty());
            window.click("#runs-train");
            ends(window, workspace, 1);
            Learned first = learned(workspace);
            window.click("#tab-training");
            window.click("#training-seed");
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type("7");
            window.until(
                    "the rows are dealt anew",
                    () -> workspace.document().get().training().seed() == 7
                            && workspace.data().get() instanceof DataState.Ready);
            window.click("#training-train");
            ends(window, workspace, 2);
            Learned second = learned(workspace);
            assertNotEquals(first, second);
            assertTrue(Files.isDirectory(folder.resolve("wine.runs")));

            window.click("#tab-runs");
            window.click(row(window, 1));
            Fx.run(() -> new Robot().keyPress(KeyCode.CONTROL));
            window.click(row(window, 0));
            Fx.run(() -> new Robot().keyRelease(KeyCode.CONTROL));
            window.until("both are drawn", () -> curves(window) == 4);
            Fx.photograph(window.window().stage(), "runs-overlay");

            doubleClick(window, row(window, 0));
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type("best");
            window.type(KeyCode.ENTER);
            window.until("it has a name", () -> words(window, 0).contains("best"));

            window.click(row(window, 1));
            window.until("one is drawn", () -> curves(window) == 2);
            window.click("#runs-go-back");
            window.until("the first is back", () -> first.equals(learned(workspace)));
            assertEquals(1, (long)
                    Fx.call(() -> workspace.document().get().training().seed()));
            Fx.run(() -> window.window().view().canvas().requestFocus());
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("the second is back", () -> second.equals(learned(workspace)));

            window.click(row(window, 1));
            window.click("#runs-delete");
            window.until("it is gone", () -> rows(window) == 1);
            assertEquals("“Run 1” is deleted.", window.text("#runs-notice-text"));
            Fx.photograph(window.window().stage(), "runs-deleted");
            window.click("#runs-notice-action");
            window.until("it is back", () -> rows(window) == 2);

            Fx.run(() -> {
                workspace.select(java.util.Set.of("dense_1"));
                window.window().view().canvas().requestFocus();
            });
            window.type(KeyCode.DELETE);
            window.until("they are of another graph", () -> words(window, 0).contains("another graph"));
            Fx.photograph(window.window().stage(), "runs-older");
            window.click("#tab-charts");
            assertTrue(window.text("#charts-stale").contains("another graph"), window.text("#charts-stale"));
            Fx.photograph(window.window().stage(), "charts-stale");
            window.click("#tab-training");
            assertTrue(window.text("#training-status").endsWith("of another graph than this one"));
            Fx.photograph(window.window().stage(), "training-stale");
            Fx.run(() -> window.window().view().canvas().requestFocus());
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until(
                    "it is of this graph", () -> window.find("#charts-stale").isEmpty());
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until(
                    "the weights are others",
                    () -> window.text("#training-status").endsWith("other weights now"));
        }
    }

    @Test
    void theTabSpeaksPortugueseInTheDark() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.DARK)) {
            Workspace workspace = open(window);
            window.click("#tab-runs");
            window.node("#runs-train");
            Fx.photograph(window.window().stage(), "runs-empty-pt");
            window.click("#runs-train");
            ends(window, workspace, 1);
            window.click("#tab-runs");
            window.until("it is listed", () -> words(window, 0).contains("Concluída"));
            assertTrue(words(window, 0).contains("Execução 1"), words(window, 0));
            Fx.photograph(window.window().stage(), "runs-pt-dark");
        }
    }

    private Workspace open(OpenWindow window) throws IOException {
        Workspace workspace = window.openWine(folder);
        window.until("the data are read", () -> workspace.data().get() instanceof DataState.Ready);
        Fx.run(() -> window.window().view().training().pace().set(1));
        return workspace;
    }

    private static void ends(OpenWindow window, Workspace workspace, int count) {
        window.until(
                "run " + count + " is over",
                () -> workspace.training().get().filter(run -> !run.isRunning()).isPresent()
                        && window.window().runs().count() == count);
        window.until("it is in a file", () -> window.window().runs().isStored());
    }

    private static Learned learned(Workspace workspace) {
        return Fx.call(() -> workspace.state().get().learned().orElseThrow());
    }

    private static int rows(OpenWindow window) {
        return ((TableView<?>) window.find("#runs-table").orElseThrow())
                .getItems()
                .size();
    }

    private static int curves(OpenWindow window) {
        return ((ChartViewer) window.find("#runs-chart").orElseThrow())
                .getChart()
                .getXYPlot()
                .getSeriesCount();
    }

    private static Optional<Node> find(OpenWindow window, int row) {
        return window.find("#runs-table").orElseThrow().lookupAll(".table-row-cell").stream()
                .filter(node -> node instanceof IndexedCell<?> cell && cell.getIndex() == row && !cell.isEmpty())
                .findFirst();
    }

    /// The first cell of a row.
    private static Node row(OpenWindow window, int row) {
        window.until("row " + row + " is there", () -> find(window, row).isPresent());
        return Fx.call(() -> find(window, row).orElseThrow().lookup(".table-cell"));
    }

    private static String words(OpenWindow window, int row) {
        return find(window, row)
                .map(node -> node.lookupAll(".table-cell").stream()
                        .map(OpenWindow::words)
                        .reduce("", (one, other) -> one + " | " + other))
                .orElse("");
    }

    private static void doubleClick(OpenWindow window, Node target) {
        window.click(target);
        window.click(target);
    }
}
