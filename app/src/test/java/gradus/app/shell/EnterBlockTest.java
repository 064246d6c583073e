package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.document.Graphs;
import gradus.app.workspace.Scene;
import gradus.engine.block.Block;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Into blocks and out again, by hand.
class EnterBlockTest {

    @TempDir
    private Path folder = Path.of("");

    private static void open(OpenWindow window) {
        window.click("#start-empty");
        Fx.run(() -> window.window()
                .workspace()
                .open(Document.of(Project.of(Graphs.network(), Layout.empty(Direction.RIGHT)), Optional.empty())));
        window.part("node:dense_1");
    }

    private static Scene scene(OpenWindow window) {
        return Fx.call(() -> window.window().workspace().state().get().scene());
    }

    @Test
    @Performs({CanvasRow.ESC_LEAVES_BLOCK, CanvasRow.BREADCRUMB_LEAVES_BLOCK})
    void enterLooksInsideEscapeAndTheBreadcrumbLeadOut() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            open(window);
            window.clickNode("dense_1");
            window.type(KeyCode.ENTER);
            window.until("the inside is seen", () -> scene(window).place().equals(List.of("dense_1")));
            window.part("node:kernel");
            assertTrue(window.text("#breadcrumb-hint").contains("dense_1"));
            window.until(
                    "what comes out is marked",
                    () -> window.window().stage().getScene().getRoot().lookupAll(".node-caption").stream()
                            .anyMatch(caption -> ((Label) caption).getText().equals("relu_1 = relu(add_1)  → y")));
            Fx.photograph(window.window().stage(), "inside-dense");
            window.type(KeyCode.ESCAPE);
            window.until("the whole is seen", () -> !scene(window).isInside());
            window.part("node:dense_2");
            window.type(KeyCode.ENTER);
            window.until("the block was selected", () -> scene(window).isInside());
            window.click("#breadcrumb-0");
            window.until("the whole is seen again", () -> !scene(window).isInside());
            assertEquals(
                    Graphs.network(),
                    Fx.call(() -> window.window().workspace().document().get().graph()));
        }
    }

    @Test
    void aBrickDeletedInsideMakesABlockOfOnesOwnAndSaysSo() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            open(window);
            window.clickNode("dense_1");
            window.type(KeyCode.ENTER);
            window.clickNode("bias");
            window.type(KeyCode.DELETE);
            window.until(
                    "it is a block of one's own",
                    () -> window.window()
                                    .workspace()
                                    .document()
                                    .get()
                                    .graph()
                                    .node("dense_1")
                                    .operation()
                            instanceof Block);
            window.until("that is said", () -> window.text("#breadcrumb-hint").startsWith("A block of your own"));
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until(
                    "undone in its place",
                    () -> scene(window).document().graph().contains("bias"));
            assertEquals(List.of("dense_1"), scene(window).place());
        }
    }
}
