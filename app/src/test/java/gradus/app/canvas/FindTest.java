package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.ByHand;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/// Nodes found by their words, the minimap, and nodes put in layers, by keys and mouse.
class FindTest extends CanvasGestures {
    FindTest() {
        super(CanvasStage.open(
                ByHand.workplace(Runnable::run, Runnable::run, Runnable::run),
                Theme.LIGHT,
                Language.ENGLISH,
                900,
                640));
    }

    private void openNetwork() {
        Fx.run(() -> stage.workspace()
                .open(Document.of(Project.of(Graphs.network(), Layout.empty(Direction.RIGHT)), Optional.empty())));
        settled();
    }

    @Test
    @Performs(CanvasRow.FIND)
    void nodesAreFoundByNameOperationAndAttributeAlsoInsideBlocks() {
        openNetwork();
        search("softmax");
        assertEquals("1 of 2", count(), "the layer by its attribute, and the brick in it");
        assertEquals(Set.of("dense_3"), selection());
        press(KeyCode.ENTER);
        assertEquals("2 of 2", count());
        Fx.until("the inside is shown", () -> List.of("dense_3").equals(place()));
        press(KeyCode.ENTER);
        Fx.until("the first one again", () -> place().isEmpty() && selection().equals(Set.of("dense_3")));
        search("dense_2");
        assertEquals(Set.of("dense_2"), selection());
        search("kernel");
        assertEquals("1 of 6", count(), "layers by an attribute, then what is in them");
        holding(KeyCode.SHIFT, () -> press(KeyCode.ENTER));
        assertEquals("6 of 6", count());
        Fx.until("the last one", () -> List.of("dense_3").equals(place()));
        search("nobody");
        assertEquals("none", count());
        press(KeyCode.ESCAPE);
        assertFalse(Fx.find(stage.stage(), "#find").orElseThrow().isVisible());
        assertTrue(Fx.call(() -> stage.view().isFocused()));
    }

    /// Known fault 9: a jump to a node fails where there are no frames, or far out.
    @Test
    @Performs(CanvasRow.FIND)
    void whatIsFoundIsBroughtIntoView() {
        openNetwork();
        Fx.run(() -> {
            stage.view().zoom(4);
            stage.view().show(stage.view().viewport().panned(5000, 5000));
        });
        settled();
        assertTrue(stage.view().find("node:loss").isEmpty());
        search("loss");
        Fx.until("it is seen", () -> isSeen("loss"));
        Fx.run(() -> {
            stage.view().zoom(0.05);
            stage.view().show(stage.view().viewport().panned(-9000, 0));
        });
        search("iris");
        Fx.until(
                "it is in view",
                () -> stage.view()
                        .viewport()
                        .seen(900, 640)
                        .contains(stage.model()
                                .picture()
                                .get()
                                .node("iris")
                                .orElseThrow()
                                .at()));
        Fx.photograph(stage.stage(), "find");
    }

    @Test
    @Performs(CanvasRow.MINIMAP)
    void theMinimapShowsAllAndGoesElsewhere() {
        openNetwork();
        Fx.run(() -> stage.view().requestFocus());
        holding(KeyCode.ALT, () -> press(KeyCode.M));
        Node map = Fx.find(stage.stage(), "#minimap").orElseThrow();
        Fx.until("it is shown", map::isVisible);
        Fx.run(() -> stage.view().zoom(3));
        settled();
        Fx.photograph(stage.stage(), "minimap");
        Bounds bounds = Fx.call(() -> map.localToScreen(map.getLayoutBounds()));
        Viewport before = stage.view().viewport();
        drag(
                new javafx.geometry.Point2D(bounds.getCenterX(), bounds.getCenterY()),
                new javafx.geometry.Point2D(bounds.getMinX() + 16, bounds.getCenterY()));
        Viewport after = stage.view().viewport();
        assertTrue(after.x() > before.x(), "to the left of the graph");
        assertEquals(before.scale(), after.scale());
        assertEquals(Set.of(), selection());
        assertFalse(Fx.call(() -> stage.workspace().undoLabel().get()).isPresent(), "panning is no step");
        Fx.run(() -> stage.view().requestFocus());
        holding(KeyCode.ALT, () -> press(KeyCode.M));
        Fx.until("it is gone", () -> !map.isVisible());
    }

    private void search(String text) {
        Fx.run(() -> stage.view().requestFocus());
        holding(KeyCode.CONTROL, () -> press(KeyCode.F));
        Fx.until(
                "the bar is open",
                () -> Fx.find(stage.stage(), "#find").filter(Node::isVisible).isPresent());
        Fx.run(() -> {
            Robot robot = new Robot();
            for (char letter : text.toUpperCase(java.util.Locale.ROOT).toCharArray()) {
                boolean isLine = letter == '_';
                if (isLine) {
                    robot.keyPress(KeyCode.SHIFT);
                }
                KeyCode code = isLine
                        ? KeyCode.MINUS
                        : Character.isDigit(letter)
                                ? KeyCode.valueOf("DIGIT" + letter)
                                : KeyCode.valueOf(String.valueOf(letter));
                robot.keyType(code);
                if (isLine) {
                    robot.keyRelease(KeyCode.SHIFT);
                }
            }
        });
        settled();
    }

    private boolean isSeen(String id) {
        return stage.view()
                .find("node:" + id)
                .filter(node -> stage.view()
                        .localToScreen(stage.view().getLayoutBounds())
                        .contains(node.localToScreen(0, 0)))
                .isPresent();
    }

    private String count() {
        return Fx.call(() -> ((Label) Fx.find(stage.stage(), "#find-count").orElseThrow()).getText());
    }

    private Set<String> selection() {
        return Fx.call(() -> stage.workspace().selection().get());
    }

    private List<String> place() {
        return stage.workspace().state().get().scene().place();
    }
}
