package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.workspace.Workspace;
import gradus.engine.project.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The history in the drawer, by mouse and keys.
class HistoryPanelTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs({CanvasRow.ONE_GESTURE_ONE_STEP, CanvasRow.UNDO})
    void everyGestureIsOneStepAndAClickGoesToIt() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = open(window);
            Position before = place(workspace);
            assertEquals(1, steps(workspace));

            Point2D middle = centre(window, "node:loss");
            window.drag(middle, middle.add(48, 48));
            window.until("it is moved", () -> !before.equals(place(workspace)));
            assertEquals(2, steps(workspace), "a drag is one step");
            window.drag(centre(window, "node:dense_1"), centre(window, "node:dense_1"));
            Fx.run(() -> new Robot().mouseWheel(-3));
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type(KeyCode.HOME);
            assertEquals(2, steps(workspace), "selecting and zooming are none");

            Fx.run(() -> {
                workspace.select(Set.of("dense_1"));
                window.window().view().canvas().requestFocus();
            });
            window.type(KeyCode.DELETE);
            window.until("it is gone", () -> !workspace.here().graph().contains("dense_1"));
            window.type(KeyCode.S, KeyCode.CONTROL);
            window.until("it is saved", () -> !workspace.dirty().get());
            assertEquals(3, steps(workspace), "the history survives the saving");

            window.until("the move is told", () -> words(window, 1).startsWith("Move, loss"));
            window.until("the saved one is told", () -> words(window, 2).equals("Delete, dense_1, in the file, now"));
            window.click(row(window, 0));
            window.until("the start is back", () -> before.equals(place(workspace)));
            assertTrue(workspace.here().graph().contains("dense_1"));
            window.until("what was undone is greyed", () -> isAhead(window, 1) && isAhead(window, 2));
            Fx.photograph(window.window().stage(), "history");
            window.click(row(window, 2));
            window.until("it is gone again", () -> !workspace.here().graph().contains("dense_1"));
            window.until("nothing is greyed", () -> cell(window, 1).isPresent() && !isAhead(window, 1));
            assertFalse(Fx.call(() -> workspace.dirty().get()));
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("undo is the same way", () -> workspace.here().graph().contains("dense_1"));
            assertEquals(Set.of("dense_1"), Fx.call(() -> workspace.selection().get()), "with what was selected");
        }
    }

    private Workspace open(OpenWindow window) throws IOException {
        Workspace workspace = window.openWine(folder);
        window.click("#tab-history");
        window.node("#history-list");
        return workspace;
    }

    private static Point2D centre(OpenWindow window, String part) {
        Node node = window.part(part);
        return Fx.call(() -> node.localToScreen(0, 0));
    }

    private static Position place(Workspace workspace) {
        return Fx.call(() -> workspace.here().layout().find("loss").orElseThrow());
    }

    private static int steps(Workspace workspace) {
        return Fx.call(() -> workspace.timeline().get().steps().size());
    }

    private static Node row(OpenWindow window, int step) {
        window.until("row " + step + " is there", () -> cell(window, step).isPresent());
        return Fx.call(() -> cell(window, step).orElseThrow());
    }

    /// The cell that shows a step now: the list keeps others, out of use and not yet filled, beside it.
    private static Optional<Node> cell(OpenWindow window, int step) {
        return Fx.find(window.window().stage(), "#history-list").stream()
                .flatMap(list -> list.lookupAll(".list-cell").stream())
                .filter(node -> node instanceof IndexedCell<?> cell
                        && cell.getIndex() == step
                        && cell.isVisible()
                        && cell.getAccessibleText() != null)
                .findFirst();
    }

    /// What a step's cell says, on the window's thread; nothing where it isn't shown yet.
    private static String words(OpenWindow window, int step) {
        return cell(window, step).map(Node::getAccessibleText).orElse("");
    }

    /// Whether a step is shown as undone, on the window's thread.
    private static boolean isAhead(OpenWindow window, int step) {
        return cell(window, step)
                .filter(cell -> cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("ahead")))
                .isPresent();
    }
}
