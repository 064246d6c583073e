package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.document.Document;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.Workspace;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trying other values, and following the gradient, with mouse and keys.
class WhatIfTabTest {

    @TempDir
    private Path folder = Path.of("");

    private static Document document() {
        Layout layout = Layout.empty(Direction.UP);
        List<String> leaves = List.of("a", "b", "c", "d");
        for (int i = 0; i < leaves.size(); i++) {
            layout = layout.with(leaves.get(i), new Position(160 * i, 320));
        }
        layout = layout.with("x", new Position(80, 160))
                .with("y", new Position(400, 160))
                .with("z", new Position(240, 0));
        return Document.of(Project.of(Graphs.formula(), layout), Optional.empty());
    }

    private static Workspace workspace(OpenWindow window) {
        return window.window().workspace();
    }

    private static void open(OpenWindow window) {
        window.click("#start-empty");
        Fx.run(() -> workspace(window).open(document()));
        window.part("node:z");
        window.type(KeyCode.F5);
        window.until("it has run", () -> workspace(window).results().get().isPresent());
        window.click("#tab-whatif");
    }

    private static boolean isTold(OpenWindow window, String value) {
        return window.window()
                .view()
                .canvas()
                .find("value:z")
                .map(OpenWindow::words)
                .filter(value::equals)
                .isPresent();
    }

    private static int points(OpenWindow window, String viewer) {
        Node found = window.window().view().lookup(viewer);
        return found instanceof ChartViewer chart && chart.isVisible()
                ? ((XYPlot) chart.getChart().getPlot()).getDataset().getItemCount(0)
                : 0;
    }

    @Test
    void aSliderMovesTheTargetAndLightsTheWay() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            open(window);
            Node thumb = Fx.call(() -> window.node("#whatif-slider-a").lookup(".thumb"));
            Point2D from = OpenWindow.middle(thumb);
            window.drag(from, from.add(60, 0));
            window.until("the numbers follow", () -> !workspace(window).stale().get() && !isTold(window, "20"));
            assertEquals(
                    Set.of("a", "x", "z"),
                    Fx.call(() -> workspace(window).whatIf().lit().get()));
            Fx.photograph(window.window().stage(), "whatif-slider");
            Fx.run(() -> workspace(window).undo());
            window.type(KeyCode.F5);
            window.until("one step takes the whole drag back", () -> isTold(window, "20"));
            window.click("#whatif-field-c");
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type("11");
            window.type(KeyCode.ENTER);
            window.until("what is typed counts", () -> isTold(window, "50"));
            window.click("#tab-history");
            window.until(
                    "nothing is lit",
                    () -> workspace(window).whatIf().lit().get().isEmpty());
        }
    }

    @Test
    void theGradientIsFollowedAndItsWayIsDrawn() {
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.DARK)) {
            open(window);
            window.click("#whatif-moves-b");
            window.click("#whatif-moves-c");
            window.click("#whatif-step-1");
            window.until("one step is drawn", () -> points(window, "#whatif-target") == 2);
            window.click("#whatif-step-10");
            window.until("eleven steps are drawn", () -> points(window, "#whatif-plane") == 12);
            window.until("the numbers follow", () -> isTold(window, "−0,04091"));
            Fx.photograph(window.window().stage(), "whatif-follow-pt");
            Fx.run(() -> workspace(window).undo());
            assertEquals(
                    document().graph(), Fx.call(() -> workspace(window).here().graph()));
            window.click("#whatif-rate");
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type("x");
            window.click("#whatif-step-1");
            window.until(
                    "it says why not",
                    () -> window.find("#whatif-reason").filter(Node::isVisible).isPresent());
            assertTrue(window.text("#whatif-reason").contains("“x”"));
        }
    }
}
