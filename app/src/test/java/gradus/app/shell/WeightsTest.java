package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.app.Fx;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writing one weight in the inspector, at a block and at the parameter inside.
class WeightsTest {
    private static final Value KERNEL = new Value("dense_1/kernel", 0);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aWeightIsOneNumberAtEveryScale() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = open(window);
            window.clickNode("dense_1");
            window.type(KeyCode.F5);
            choose(window);
            assertEquals("1, 2", window.text("#weight-place-kernel"));
            double drawn = kernel(workspace, 1);
            double loss = loss(workspace);

            write(window, "0.5");
            window.until("it is written", () -> kernel(workspace, 1) == 0.5);
            assertNotEquals(loss, loss(workspace), "the loss follows");
            assertEquals(
                    "edit.set-weight", Fx.call(() -> workspace.undoLabel().get().orElseThrow()));
            Fx.photograph(window.window().stage(), "weights");

            Fx.run(() -> {
                workspace.enter(List.of("dense_1"));
                workspace.select(Set.of("kernel"));
            });
            window.until(
                    "the parameter inside is shown",
                    () -> workspace.selection().get().equals(Set.of("kernel")));
            choose(window);
            assertEquals("0.5", window.text("#weight-number-kernel"));
            write(window, "-0.25");
            window.until("it is written from inside", () -> kernel(workspace, 1) == -0.25);

            Fx.run(() -> {
                workspace.enter(List.of());
                workspace.select(Set.of("dense_1"));
            });
            choose(window);
            assertEquals("-0.25", window.text("#weight-number-kernel").replace('−', '-'), "the block says the same");
            write(window, "two");
            window.until(
                    "what is no number is said",
                    () -> Fx.find(window.window().stage(), "#weights .error-text")
                            .filter(node -> node.isVisible())
                            .isPresent());

            Fx.run(() -> {
                workspace.undo();
                workspace.undo();
                workspace.run();
            });
            window.until("the drawn weight is back", () -> kernel(workspace, 1) == drawn);
        }
    }

    /// Scrolls until the cell is in sight, and presses it.
    private static void choose(OpenWindow window) {
        Node cell = window.node("#weight-kernel-1");
        ScrollPane inspector = (ScrollPane) window.node("#inspector");
        window.until("the cell is in sight", () -> {
            Bounds view = inspector.localToScreen(inspector.getLayoutBounds());
            Bounds place = cell.localToScreen(cell.getLayoutBounds());
            if (!view.contains(place)) {
                inspector.setVvalue(inspector.getVvalue() + (place.getMinY() > view.getMinY() ? 0.05 : -0.05));
            }
            return view.contains(place);
        });
        window.click(cell);
    }

    private static void write(OpenWindow window, String number) {
        window.type(KeyCode.A, KeyCode.CONTROL);
        window.type(number);
        window.type(KeyCode.ENTER);
    }

    private static double kernel(Workspace workspace, int cell) {
        return Fx.call(() -> workspace
                .told()
                .get()
                .value(KERNEL)
                .map(tensor -> tensor.at(cell))
                .orElse(Double.NaN));
    }

    private static double loss(Workspace workspace) {
        return Fx.call(() -> workspace
                .told()
                .get()
                .value(new Value("loss", 0))
                .map(tensor -> tensor.at(0))
                .orElse(Double.NaN));
    }

    private Workspace open(OpenWindow window) throws IOException {
        Workspace workspace = window.openWine(folder);
        window.until("the data are read", () -> workspace.data().get().find().isPresent());
        return workspace;
    }
}
