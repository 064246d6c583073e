package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.engine.project.Position;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/// Selecting, moving and copying nodes by the pointer.
class NodeGesturesTest extends CanvasGestures {
    NodeGesturesTest() {
        super(CanvasStage.open(Iris.workplace(), Theme.LIGHT, Language.ENGLISH, 1000, 700));
    }

    @Test
    @Performs({CanvasRow.CLICK_SELECTS, CanvasRow.SHIFT_CLICK_ADDS, CanvasRow.CTRL_CLICK_TOGGLES})
    void aClickSelectsAddsAndTogglesAndNeverLosesTheRest() {
        openFormula();
        click(centre("node:a"), 1);
        holding(KeyCode.SHIFT, () -> click(centre("node:b"), 1));
        holding(KeyCode.SHIFT, () -> click(centre("node:c"), 1));
        assertSelected("a", "b", "c");
        holding(KeyCode.SHIFT, () -> click(centre("node:b"), 1));
        assertSelected("a", "b", "c");
        holding(KeyCode.CONTROL, () -> click(centre("node:b"), 1));
        assertSelected("a", "c");
        holding(KeyCode.CONTROL, () -> click(centre("node:d"), 1));
        assertSelected("a", "c", "d");
        Point2D x = centre("node:x");
        holding(KeyCode.CONTROL, () -> drag(MouseButton.PRIMARY, x, x.add(2, 1)));
        assertSelected("a", "c", "d", "x");
        for (KeyCode modifier : new KeyCode[] {KeyCode.SHIFT, KeyCode.CONTROL}) {
            holding(modifier, () -> click(empty(), 1));
            assertSelected("a", "c", "d", "x");
            holding(modifier, () -> click(middleOfWire("x", "z"), 1));
            assertSelected("a", "c", "d", "x");
        }
        assertEquals(Optional.empty(), stage.workspace().undoLabel().get());
        click(empty(), 1);
        assertSelected();
    }

    @Test
    @Performs({CanvasRow.BOX_SELECTS, CanvasRow.SHIFT_BOX_ADDS, CanvasRow.CTRL_BOX_TOGGLES})
    void aBoxSelectsAddsAndToggles() {
        openFormula();
        Point2D a = centre("node:a").add(-60, -60);
        Point2D b = centre("node:b").add(50, 60);
        hold(MouseButton.PRIMARY, a, b);
        assertTrue(Fx.find(stage.stage(), "#selection-box").isPresent());
        letGo(MouseButton.PRIMARY);
        assertSelected("a", "b");
        Point2D y = centre("node:y");
        holding(KeyCode.SHIFT, () -> drag(y.add(50, -50), y.add(-20, 20)));
        assertSelected("a", "b", "y");
        holding(KeyCode.CONTROL, () -> drag(a, b));
        assertSelected("y");
        assertTrue(Fx.find(stage.stage(), "#selection-box").isEmpty());
        assertEquals(Optional.empty(), stage.workspace().undoLabel().get());
    }

    @Test
    @Performs(CanvasRow.DRAG_MOVES)
    void aDragMovesTheSelectionOnTheGrid() {
        openFormula();
        place(Map.of("a", new Position(0, 400), "b", new Position(160, 424)));
        click(centre("node:a"), 1);
        holding(KeyCode.SHIFT, () -> click(centre("node:b"), 1));
        Document before = document();
        moveBy("node:a", -51, 35);
        assertEquals(new Position(-48, 432), at("a"));
        assertEquals(new Position(112, 456), at("b"), "it keeps its distance");
        undo();
        assertSame(before, document());
        moveBy("node:c", 100, 60);
        assertSelected("c");
        assertEquals(before.layout().find("a"), document().layout().find("a"));
    }

    @Test
    @Performs(CanvasRow.GUIDES_SNAP)
    void aNodeSnapsToTheCentreAndTheEdgeOfItsNeighbourAndShowsAGuide() {
        openFormula();
        place(Map.of("z", new Position(3, 0), "a", new Position(200, 400)));
        double scale = scale();
        Point2D a = centre("node:a");
        hold(MouseButton.PRIMARY, a, a.add(-195 * scale, -37 * scale));
        Fx.until("a guide is shown", () -> guides() > 0);
        Fx.photograph(stage.stage(), "canvas-guides");
        letGo(MouseButton.PRIMARY);
        assertEquals(3, at("a").x(), "in line with z, which is not on the grid");
        assertEquals(360, at("a").y(), "on the grid");
        assertEquals(0, guides());
        // Its left edge: 3 − 26 is that of z, and 32 is half of a.
        Point2D again = centre("node:a");
        drag(MouseButton.PRIMARY, again, again.add(5 * scale, 40 * scale));
        assertEquals(3 - 26 + 32, at("a").x());
    }

    @Test
    @Performs({CanvasRow.CTRL_SUPPRESSES_SNAP, CanvasRow.MODIFIER_DURING_DRAG})
    void controlDuringADragOnlyKeepsItFromSnapping() {
        openFormula();
        place(Map.of("z", new Position(3, 0), "a", new Position(200, 400)));
        double scale = scale();
        Point2D a = centre("node:a");
        hold(MouseButton.PRIMARY, a, a.add(-10, -10));
        holding(KeyCode.CONTROL, () -> {
            moveOn(a.add(-10, -10), a.add(-194 * scale, -37 * scale));
            assertEquals(0, guides());
            letGo(MouseButton.PRIMARY);
        });
        assertEquals(7, nodes().size(), "it is no copy");
        assertEquals(6, at("a").x(), 1.5);
        assertTrue(at("a").x() != 3 && at("a").y() != 360, at("a").toString());
        Point2D b = centre("node:b");
        hold(MouseButton.PRIMARY, b, b.add(30, 30));
        holding(KeyCode.ALT, () -> {
            holding(KeyCode.SHIFT, () -> moveOn(b.add(30, 30), b.add(80, 40)));
            letGo(MouseButton.PRIMARY);
        });
        assertEquals(7, nodes().size());
        assertSelected("b");
    }

    @Test
    @Performs({CanvasRow.ALT_DRAG_CLONES, CanvasRow.CTRL_DRAG_CLONES, CanvasRow.ONE_GESTURE_ONE_STEP})
    void aDragWithAltOrControlDragsACopy() {
        openFormula();
        place(Map.of("x", new Position(0, 200)));
        Document before = document();
        Point2D x = centre("node:x");
        holding(KeyCode.ALT, () -> {
            hold(MouseButton.PRIMARY, x, x.add(-200, 8));
            Fx.until(
                    "the copy is seen on its way",
                    () -> stage.view().find("node:u").isPresent());
            assertEquals(0, centre("node:u").distance(x.add(-200, 8)), 12);
            assertSame(before, document());
            letGo(MouseButton.PRIMARY);
        });
        assertSelected("u");
        assertEquals(0, centre("node:u").distance(x.add(-200, 8)), 12, "it stands under the pointer");
        assertEquals(0, centre("node:x").distance(x), 0.01);
        assertEquals(graph().node("x").operation(), graph().node("u").operation());
        assertEquals(Map.of(), graph().node("u").inputs());
        undo();
        assertSame(before, document());
        Fx.run(() -> stage.workspace().select(Set.of("a", "b", "x")));
        holding(KeyCode.CONTROL, () -> drag(MouseButton.PRIMARY, x, x.add(-240, 0)));
        assertEquals(10, nodes().size());
        assertEquals(8, graph().wires().size(), "the copies are wired among themselves");
        undo();
        assertSame(before, document());
        holding(KeyCode.ALT, () -> {
            hold(MouseButton.PRIMARY, x, x.add(-200, 8));
            press(KeyCode.ESCAPE);
            letGo(MouseButton.PRIMARY);
        });
        assertSame(before, document());
        assertEquals(7, Fx.call(() -> stage.model().picture().get().nodes().size()));
    }

    private void place(Map<String, Position> places) {
        Fx.run(() -> stage.workspace().apply(new Edit.MoveNodes(places)));
        Fx.run(() -> stage.view().fitAll());
        settled();
    }

    private void moveBy(String id, double right, double down) {
        Point2D from = centre(id);
        drag(MouseButton.PRIMARY, from, from.add(right * scale(), down * scale()));
    }

    private void assertSelected(String... ids) {
        assertEquals(Set.of(ids), Fx.call(() -> stage.workspace().selection().get()));
    }

    private int guides() {
        return Fx.call(() -> stage.view().marks().getChildren().stream()
                .filter(mark -> mark.getStyleClass().contains("guide"))
                .toList()
                .size());
    }

    private double scale() {
        return Fx.call(() -> stage.view().scale());
    }

    private Document document() {
        return Fx.call(() -> stage.workspace().document().get());
    }

    private Position at(String id) {
        return document().layout().find(id).orElseThrow();
    }

    private void undo() {
        Fx.run(() -> stage.workspace().undo());
        settled();
    }

    private Point2D empty() {
        return Fx.call(() -> stage.view().localToScreen(12, 12));
    }
}
