package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import java.nio.file.Path;
import java.util.Set;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is selected, and copied, by keys.
class SelectionTest {
    private static final Path WINE = Path.of("../sample-projects/wine.gradus");

    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs({CanvasRow.UPSTREAM, CanvasRow.DOWNSTREAM, CanvasRow.INVERT, CanvasRow.DUPLICATE})
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

    @Test
    @Performs({CanvasRow.CUT, CanvasRow.PASTE, CanvasRow.PASTE_WIRED})
    void nodesAreCutAndPastedAndBrokenTextChangesNothing() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.answer(WINE);
            window.click("#start-open");
            window.until("the project is open", () -> has(window, "dense_1"));
            select(window, "dense_1", "dense_2");
            window.type(KeyCode.X, KeyCode.CONTROL);
            window.until("they are gone", () -> !has(window, "dense_1"));
            window.type(KeyCode.V, KeyCode.CONTROL);
            window.until("they are back", () -> has(window, "dense_1"));
            assertSelected(window, "dense_1", "dense_2");
            window.type(KeyCode.V, KeyCode.CONTROL, KeyCode.SHIFT);
            window.until("they are there twice", () -> has(window, "dense_4"));
            Fx.run(() -> {
                ClipboardContent broken = new ClipboardContent();
                broken.putString("not a graph");
                Clipboard.getSystemClipboard().setContent(broken);
            });
            Document before =
                    Fx.call(() -> window.window().workspace().document().get());
            window.type(KeyCode.V, KeyCode.CONTROL);
            window.until(
                    "it is told",
                    () -> !window.window().workspace().refusal().get().isEmpty());
            assertSame(
                    before, Fx.call(() -> window.window().workspace().document().get()));
        }
    }

    private static boolean has(OpenWindow window, String id) {
        return window.window().workspace().document().get().graph().contains(id);
    }

    private static void select(OpenWindow window, String... ids) {
        Fx.run(() -> {
            window.window().workspace().select(Set.of(ids));
            window.window().view().canvas().requestFocus();
        });
    }

    private static void assertSelected(OpenWindow window, String... ids) {
        assertEquals(
                Set.of(ids),
                Fx.call(() -> window.window().workspace().selection().get()));
    }
}
