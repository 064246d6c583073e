package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.Fx;
import java.nio.file.Path;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is selected, and copied, by keys.
class SelectionTest {
    private static final Path WINE = Path.of("../sample-projects/wine.gradus");

    @TempDir
    Path folder = Path.of("");

    @Test
    void keysSelectAndDuplicate() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.answer(WINE);
            window.click("#start-open");
            window.until(
                    "the project is open",
                    () -> window.window().workspace().document().get().graph().contains("dense_1"));
            Fx.run(() -> {
                window.window().workspace().select(Set.of("dense_1"));
                window.window().view().canvas().requestFocus();
            });
            window.type(KeyCode.L);
            assertSelected(window, "wine", "dense_1");
            window.type(KeyCode.I, KeyCode.CONTROL);
            assertSelected(window, "dense_2", "loss");
            Fx.run(() -> window.window().workspace().select(Set.of("dense_1")));
            window.type(KeyCode.L, KeyCode.SHIFT);
            assertSelected(window, "dense_1", "dense_2", "loss");
            Fx.run(() -> window.window().workspace().select(Set.of("dense_1", "dense_2")));
            window.type(KeyCode.D, KeyCode.CONTROL);
            assertSelected(window, "dense_3", "dense_4");
            window.part("name:dense_4");
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until(
                    "the copies are gone",
                    () -> !window.window().workspace().document().get().graph().contains("dense_3"));
        }
    }

    private static void assertSelected(OpenWindow window, String... ids) {
        assertEquals(
                Set.of(ids),
                Fx.call(() -> window.window().workspace().selection().get()));
    }
}
