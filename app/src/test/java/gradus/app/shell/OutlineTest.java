package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Cell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The outline beside the inspector, by mouse and keys.
class OutlineTest {
    private static final Path WINE = Path.of("../sample-projects/wine.gradus");

    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs(CanvasRow.OUTLINE_MIRRORS)
    void theOutlineMirrorsTheCanvasAndDoesWhatItDoes() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = open(window);
            Node row = window.node("#outline-dense_1");
            assertTrue(Fx.call(row::getAccessibleText).startsWith("dense_1, Dense, N × "), row.getAccessibleText());

            window.click(row);
            window.until(
                    "it is selected on the canvas",
                    () -> Set.of("dense_1").equals(workspace.selection().get()));
            Fx.run(() -> workspace.select(Set.of("loss")));
            window.until("it is selected in the outline", () -> isSelected(window, "#outline-loss"));

            Fx.run(() -> window.window().view().canvas().requestFocus());
            window.type(KeyCode.L, KeyCode.CONTROL, KeyCode.SHIFT);
            window.until(
                    "the outline has the keyboard",
                    () -> window.find("#outline-tree").filter(Node::isFocused).isPresent());
            window.click(window.node("#outline-dense_1"));
            window.type(KeyCode.RIGHT);
            window.until(
                    "the inside is listed",
                    () -> window.find("#outline-dense_1-kernel").isPresent());
            Fx.photograph(window.window().stage(), "outline");
            window.click(window.node("#outline-dense_1-kernel"));
            window.until(
                    "the canvas goes there",
                    () -> List.of("dense_1")
                            .equals(workspace.state().get().scene().place()));
            assertEquals(Set.of("kernel"), Fx.call(() -> workspace.selection().get()));

            window.click(window.node("#outline-dense_2"));
            window.type(KeyCode.F2);
            window.until("a field is open", () -> window.find("#outline-name").isPresent());
            window.type("hidden");
            window.type(KeyCode.ENTER);
            window.until(
                    "it is renamed",
                    () -> workspace.here().graph().node("dense_2").name().equals("hidden"));
            window.type(KeyCode.ENTER, KeyCode.SHIFT);
            window.until(
                    "the block is entered",
                    () -> List.of("dense_2")
                            .equals(workspace.state().get().scene().place()));

            window.click(window.node("#outline-loss"));
            window.type(KeyCode.DELETE);
            window.until("it is gone", () -> !workspace.here().graph().contains("loss"));
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("it is back", () -> window.find("#outline-loss").isPresent());

            window.click(window.node("#outline-wine"));
            window.type(KeyCode.ENTER);
            window.until(
                    "the canvas has the keyboard",
                    () -> window.window().view().canvas().isFocused());
            assertEquals(Set.of("wine"), Fx.call(() -> workspace.selection().get()));
        }
    }

    private static Workspace open(OpenWindow window) {
        window.answer(WINE);
        window.click("#start-open");
        Workspace workspace = window.window().workspace();
        window.until(
                "the project is open", () -> workspace.document().get().graph().contains("dense_1"));
        window.click("#tab-outline");
        return workspace;
    }

    private static boolean isSelected(OpenWindow window, String row) {
        return window.find(row)
                .filter(node -> node instanceof Cell<?> cell && cell.isSelected())
                .isPresent();
    }
}
