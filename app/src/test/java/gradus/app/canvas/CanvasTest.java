package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.Performs;
import gradus.app.action.OperationDrag;
import gradus.app.document.Edit;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.engine.block.Blocks;
import gradus.engine.graph.Value;
import gradus.engine.operation.Variable;
import gradus.engine.project.Position;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.Test;

/// The canvas under real mouse and key events.
class CanvasTest extends CanvasGestures {
    CanvasTest() {
        super(open());
    }

    private static CanvasStage open() {
        return CanvasStage.open(
                Iris.workplace(), Theme.LIGHT, Language.ENGLISH, 1000, 700, Fx.call(CanvasTest::palette));
    }

    /// Stands in for the palette: labels that are dragged.
    static VBox palette() {
        VBox box = new VBox(12);
        for (String name : List.of("Variable", "Add", "Sub", "Mul", "Dense", "Tanh")) {
            Label label = new Label(name);
            label.setId("palette-" + name);
            label.setOnDragDetected(event -> {
                Dragboard board = label.startDragAndDrop(TransferMode.COPY);
                board.setContent(
                        OperationDrag.content(Blocks.catalogue().find(name).orElseThrow()));
                event.consume();
            });
            box.getChildren().add(label);
        }
        return box;
    }

    @Test
    @Performs(CanvasRow.PORT_TO_PORT_CONNECTS)
    void aFormulaIsBuiltByHandAndRuns() {
        dragFromPalette("Variable", 100, 560);
        dragFromPalette("Variable", 260, 560);
        dragFromPalette("Variable", 420, 560);
        dragFromPalette("Variable", 580, 560);
        dragFromPalette("Add", 180, 380);
        dragFromPalette("Sub", 500, 380);
        dragFromPalette("Mul", 340, 200);
        assertEquals(Set.of("a", "b", "c", "d", "x", "y", "z"), nodes());
        wire("port:a:y", "port:x:a");
        wire("port:x:b", "port:b:y");
        wire("port:c:y", "port:y:a");
        wire("port:d:y", "port:y:b");
        wire("port:x:y", "port:z:a");
        wire("port:y:y", "port:z:b");
        assertEquals(6, graph().wires().size());
        assertEquals("z = x × y", text("caption:z"));
        typeValue("a", "2");
        typeValue("b", "3");
        typeValue("c", "5");
        typeValue("d", "1");
        Fx.run(() -> stage.workspace().run());
        Fx.until("results on screen", () -> !label("value:z").isEmpty());
        assertEquals("20", text("value:z"));
        assertEquals(List.of("4", "4", "5", "−5"), gradients("a", "b", "c", "d"));
        Fx.photograph(stage.stage(), "canvas-by-hand");

        typeValue("a", "7");
        Fx.until(
                "the numbers are stale",
                () -> find("node:z").getPseudoClassStates().toString().contains("stale"));
    }

    @Test
    @Performs(CanvasRow.ONE_GESTURE_ONE_STEP)
    void undoTakesEachGestureBackAsOne() {
        openFormula();
        Point2D before = centre("node:z");
        drag(before, before.add(80, -40));
        assertEquals(80, centre("node:z").getX() - before.getX(), 8);
        press(KeyCode.DELETE);
        assertFalse(nodes().contains("z"));
        assertEquals(4, graph().wires().size());
        Fx.run(() -> stage.workspace().undo());
        assertTrue(nodes().contains("z"));
        assertEquals(6, graph().wires().size());
        Fx.run(() -> stage.workspace().undo());
        settled();
        assertEquals(before.getX(), centre("node:z").getX(), 0.5);
        Fx.run(() -> stage.workspace().redo());
        settled();
        assertEquals(80, centre("node:z").getX() - before.getX(), 8);
    }

    @Test
    void escapeEndsADragWithoutAnEdit() {
        openFormula();
        Point2D before = centre("node:z");
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(before);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseMove(before.add(30, 0));
            robot.mouseMove(before.add(60, 0));
            robot.keyType(KeyCode.ESCAPE);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
        settled();
        assertEquals(before.getX(), centre("node:z").getX(), 0.5);
        assertEquals(Optional.empty(), stage.workspace().undoLabel().get());
    }

    @Test
    @Performs(CanvasRow.WHEEL_ZOOMS)
    void theWheelZoomsAboutThePointer() {
        openFormula();
        Point2D z = centre("node:z");
        double before = stage.view().scale();
        Fx.run(() -> new Robot().mouseMove(z));
        // The headless wheel turns by single pixels; a real notch is forty.
        Fx.run(() -> new Robot().mouseWheel(80));
        Fx.until("it is larger", () -> stage.view().scale() > before * 1.1);
        settled();
        assertEquals(z.getX(), centre("node:z").getX(), 1);
        assertEquals(z.getY(), centre("node:z").getY(), 1);
    }

    @Test
    @Performs(CanvasRow.FITTING_PORTS_LIGHT_UP)
    void aWrongConnectionIsRefusedAndSaysWhyAtThePointer() {
        openFormula();
        Fx.run(() -> {
            stage.workspace().apply(new Edit.SetOperation("a", "value", new Variable(Tensor.parse("[1, 2]"), false)));
            stage.workspace()
                    .apply(new Edit.SetOperation("c", "value", new Variable(Tensor.parse("[1, 2, 3]"), false)));
            stage.workspace().apply(new Edit.Disconnect("x", "b"));
        });
        settled();
        Point2D from = centre("port:c:y");
        Point2D to = centre("port:x:b");
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(from);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseMove(from.add(12, -12));
            robot.mouseMove(to);
        });
        Fx.until("the reason is shown", () -> hint().isVisible());
        assertTrue(hint().getText().contains("[2]") && hint().getText().contains("[3]"), hint().getText());
        settled();
        assertTrue(shows("port:z:a", "fits"));
        assertTrue(shows("port:x:b", "dim"));
        assertTrue(shows("node:a", "dim"));
        Fx.until("what fits is lit up", () -> find("port:z:a") instanceof Circle port && port.getStrokeWidth() > 3);
        Fx.photograph(stage.stage(), "canvas-refused");
        Fx.run(() -> new Robot().mouseRelease(MouseButton.PRIMARY));
        settled();
        assertEquals(Optional.empty(), graph().node("x").input("b"));
        assertEquals(
                "shape.mismatch", stage.workspace().refusal().get().getFirst().code());
    }

    @Test
    @Performs({CanvasRow.RIGHT_DRAG_PANS, CanvasRow.SPACE_DRAG_PANS})
    void draggingWithTheRightButtonOrWithSpacePans() {
        openFormula();
        Point2D before = centre("node:z");
        Point2D empty = before.add(-200, 0);
        Fx.run(() -> new Robot().mouseMove(empty));
        Fx.run(() -> new Robot().mousePress(MouseButton.SECONDARY));
        Fx.run(() -> new Robot().mouseMove(empty.add(20, 15)));
        Fx.run(() -> new Robot().mouseMove(empty.add(40, 30)));
        Fx.run(() -> new Robot().mouseRelease(MouseButton.SECONDARY));
        settled();
        assertEquals(0, before.add(40, 30).distance(centre("node:z")), 0.01);
        holding(KeyCode.SPACE, () -> drag(before.add(40, 30), before));
        assertEquals(0, before.distance(centre("node:z")), 0.01);
        assertEquals(Optional.empty(), stage.workspace().undoLabel().get());
    }

    @Test
    @Performs(CanvasRow.TITLE_DOUBLE_CLICK_RENAMES)
    void aDoubleClickOnTheNameAndF2Rename() {
        openFormula();
        click(centre("node:a").add(0, -14), 2);
        type("alpha");
        assertEquals("alpha", graph().node("a").name());
        assertEquals("x = alpha + b", text("caption:x"));
        click(centre("node:z"), 1);
        press(KeyCode.F2);
        type("x");
        Fx.until("the refused name stays", () -> hint().isVisible());
        assertEquals("z", graph().node("z").name());
        press(KeyCode.ESCAPE);
        Fx.until("the field is gone", () -> field().isEmpty());
    }

    @Test
    void aCycleIsRefused() {
        openFormula();
        wire("port:z:y", "port:x:a");
        assertEquals(Value.of("a"), graph().node("x").input("a").orElseThrow());
        assertEquals("edit.cycle", stage.workspace().refusal().get().getFirst().code());
        Fx.run(() -> stage.workspace().refuse(List.of()));
        wire("port:x:y", "port:x:b");
        assertEquals(Value.of("b"), graph().node("x").input("b").orElseThrow(), "nor into itself");
        assertEquals("edit.cycle", stage.workspace().refusal().get().getFirst().code());
    }

    @Test
    @Performs(CanvasRow.OCCUPIED_INPUT_GIVES_WIRE)
    void anOccupiedInputGivesItsWireOff() {
        openFormula();
        Point2D port = centre("port:x:a");
        drag(port, port.add(-60, 40));
        assertEquals(Optional.empty(), graph().node("x").input("a"));
        Fx.run(() -> stage.workspace().undo());
        settled();
        drag(centre("port:x:a"), centre("port:x:a").add(1, 30));
        assertEquals(Optional.empty(), graph().node("x").input("a"));
    }

    @Test
    @Performs({CanvasRow.CLICK_SELECTS, CanvasRow.SHIFT_CLICK_ADDS, CanvasRow.CTRL_CLICK_TOGGLES, CanvasRow.BOX_SELECTS
    })
    void clicksAndBoxesSelect() {
        openFormula();
        click(centre("node:a"), 1);
        assertEquals(Set.of("a"), stage.workspace().selection().get());
        Point2D a = centre("node:a");
        Point2D b = centre("node:b");
        holding(KeyCode.SHIFT, () -> click(b, 1));
        assertEquals(Set.of("a", "b"), stage.workspace().selection().get());
        holding(KeyCode.CONTROL, () -> click(a, 1));
        assertEquals(Set.of("b"), stage.workspace().selection().get());
        drag(centre("node:a").add(-60, -50), centre("node:b").add(50, 60));
        assertEquals(Set.of("a", "b"), stage.workspace().selection().get());
        press(KeyCode.ESCAPE);
        assertEquals(Set.of(), stage.workspace().selection().get());
        holding(KeyCode.CONTROL, () -> press(KeyCode.A));
        assertEquals(7, stage.workspace().selection().get().size());
    }

    @Test
    void tabWalksTheNodesAndArrowsNudge() {
        openFormula();
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        assertEquals(Set.of("b"), stage.workspace().selection().get());
        Position before = stage.workspace().document().get().layout().find("b").orElseThrow();
        press(KeyCode.RIGHT);
        assertEquals(
                before.plus(8, 0),
                stage.workspace().document().get().layout().find("b").orElseThrow());
    }

    @Test
    void valuesAreReadAsTheLanguageWritesThemAndNonsenseStaysToBeMended() {
        openFormula();
        Fx.run(() -> stage.messages().set(Messages.of(Language.PORTUGUESE)));
        typeValue("a", "2,5");
        assertEquals(Variable.of(2.5), graph().node("a").operation());
        assertEquals("2,5", text("own:a"));
        typeValue("a", "two");
        Fx.until("the field stays", () -> field().isPresent());
        assertEquals(Variable.of(2.5), graph().node("a").operation());
        press(KeyCode.ESCAPE);
        Fx.until("the field is gone", () -> field().isEmpty());
        Fx.run(() -> stage.view().zoom(0.7));
        settled();
        typeValue("b", "[[1; 2]; [3; 4]]");
        assertEquals(
                new Variable(Tensor.parse("[[1,2],[3,4]]"), false),
                graph().node("b").operation());
    }

    @Test
    void twoDocumentsOneAfterTheOtherAreFittedAndFarOutNothingIsARegion() {
        openFormula();
        assertTrue(stage.view().find("node:z").isPresent());
        Fx.run(() -> stage.view().zoom(0.2));
        settled();
        assertTrue(stage.view().find("node:z").isEmpty());
        Fx.run(() -> stage.view().fitAll());
        settled();
        assertTrue(stage.view().find("node:z").isPresent());
    }

    /// A field takes what is typed from the moment it is there, however long the next drawing takes.
    @Test
    void nothingTypedIsLostBeforeAFieldIsDrawn() {
        openFormula();
        Fx.run(() -> {
            stage.view().fields().rename("x");
            Event.fireEvent(field().orElseThrow(), typed("s"));
        });
        assertEquals("s", Fx.call(() -> field().orElseThrow().getText()));
        press(KeyCode.ESCAPE);
        Fx.run(() -> {
            stage.view().search().at(new Point(0, 0), Optional.empty());
            Event.fireEvent(stage.stage().getScene().getFocusOwner(), typed("t"));
        });
        assertEquals("t", Fx.call(() -> ((TextField) stage.stage().getScene().getFocusOwner()).getText()));
    }

    private static KeyEvent typed(String character) {
        return new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false);
    }
}
