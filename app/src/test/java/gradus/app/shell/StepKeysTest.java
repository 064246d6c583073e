package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.document.Graphs;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The numbers of a graph, one step at a time.
class StepKeysTest {

    @TempDir
    private Path folder = Path.of("");

    private static String shown(OpenWindow window, String id) {
        return OpenWindow.words(window.part(id));
    }

    @Test
    @Performs({CanvasRow.STEP, CanvasRow.STEP_BACK, CanvasRow.RESET})
    void keysStepForwardBackwardAndBackToTheStart() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#start-empty");
            Fx.run(() -> window.window()
                    .workspace()
                    .open(Document.of(Project.of(Graphs.formula(), Layout.empty(Direction.UP)), Optional.empty())));
            window.part("node:z");
            for (int i = 0; i < 7; i++) {
                window.type(KeyCode.F10);
                int step = i + 1;
                new TraceHand(window).arrives(step);
            }
            window.until(
                    "the last value is told", () -> shown(window, "value:z").equals("20"));
            assertEquals("", shown(window, "gradient:z"));
            assertEquals(
                    "Step 7 of 14: value of z", ((org.controlsfx.control.StatusBar) window.node("#status")).getText());
            window.type(KeyCode.F10);
            window.until(
                    "the first gradient is told",
                    () -> shown(window, "gradient:z").equals("1"));
            assertEquals("", shown(window, "gradient:x"));
            window.type(KeyCode.F10, KeyCode.SHIFT);
            window.until(
                    "the gradient is taken back",
                    () -> shown(window, "gradient:z").isEmpty());
            window.type(KeyCode.F10, KeyCode.SHIFT);
            window.until(
                    "the value is taken back", () -> shown(window, "value:z").isEmpty());
            window.type(KeyCode.F5, KeyCode.SHIFT);
            window.until("nothing is told", () -> shown(window, "value:x").isEmpty());
            assertTrue(window.window().workspace().tracing().traced().get().isPresent());
            window.type(KeyCode.F5);
            window.until("everything is told", () -> shown(window, "gradient:a").equals("4"));
        }
    }
}
