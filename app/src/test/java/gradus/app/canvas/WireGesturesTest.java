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
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Value;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.project.Position;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/// What the pointer does to wires.
class WireGesturesTest extends CanvasGestures {
    WireGesturesTest() {
        super(CanvasStage.open(
                Iris.workplace(), Theme.LIGHT, Language.ENGLISH, 1000, 700, Fx.call(CanvasTest::palette)));
    }

    @Test
    @Performs({CanvasRow.PORT_TO_PORT_CONNECTS, CanvasRow.OCCUPIED_INPUT_GIVES_WIRE})
    void aWireIsDrawnTakenOffAndPutElsewhere() {
        openFormula();
        drag(centre("port:x:b"), centre("port:z:a"));
        assertEquals(Optional.empty(), graph().node("x").input("b"));
        assertEquals(Optional.of(Value.of("b")), graph().node("z").input("a"));
        undo();
        Document before = document();
        drag(centre("port:x:b"), centre("port:x:b").add(40, 40));
        assertEquals(Optional.empty(), graph().node("x").input("b"));
        drag(centre("port:b:y"), centre("port:x:b"));
        assertEquals(before, document());
    }

    @Test
    void aWireToAPortOfItsOwnSideIsToldWhy() {
        openFormula();
        Document before = document();
        Point2D from = centre("port:a:y");
        hold(MouseButton.PRIMARY, from, from.add(20, -20), centre("port:b:y"));
        Fx.until("the reason is shown", () -> hint().isVisible());
        assertEquals("Both are outputs: a wire leads from an output to an input.", hint().getText());
        letGo(MouseButton.PRIMARY);
        assertSame(before, document());
    }

    @Test
    @Performs(CanvasRow.SHIFT_DRAG_MOVES_WIRES)
    void shiftMovesAllWiresOfAnOutputWhereTheyFit() {
        openFormula();
        Fx.run(() -> {
            stage.workspace().apply(new Edit.Connect(Value.of("a"), "y", "a"));
            stage.workspace()
                    .apply(new Edit.SetOperation("c", "value", new Variable(Tensor.parse("[1, 2, 3]"), false)));
            stage.workspace().apply(new Edit.SetOperation("b", "value", new Variable(Tensor.parse("[1, 2]"), false)));
        });
        settled();
        Document before = document();
        Point2D from = centre("port:a:y");
        Point2D misfit = centre("port:c:y");
        holding(KeyCode.SHIFT, () -> {
            hold(MouseButton.PRIMARY, from, from.add(20, -20), misfit);
            Fx.until("the reason is shown", () -> hint().isVisible());
            assertTrue(hint().getText().contains("[2]") && hint().getText().contains("[3]"), hint().getText());
            assertTrue(shows("port:d:y", "fits"));
            assertTrue(shows("port:c:y", "dim"));
            Fx.photograph(stage.stage(), "canvas-move-wires");
            letGo(MouseButton.PRIMARY);
        });
        assertSame(before, document());
        holding(KeyCode.SHIFT, () -> drag(MouseButton.PRIMARY, from, from.add(20, -20), centre("port:d:y")));
        assertEquals(Optional.of(Value.of("d")), graph().node("x").input("a"));
        assertEquals(Optional.of(Value.of("d")), graph().node("y").input("a"));
        undo();
        assertSame(before, document());
        holding(KeyCode.SHIFT, () -> drag(MouseButton.PRIMARY, from, from.add(-20, -20)));
        assertSame(before, document(), "let go over nothing they stay where they were");
    }

    @Test
    @Performs(CanvasRow.ALT_CLICK_CLEARS_PORT)
    void altAndAClickRemoveTheWiresOfAPort() {
        openFormula();
        Fx.run(() -> stage.workspace().apply(new Edit.Connect(Value.of("a"), "y", "a")));
        settled();
        Document before = document();
        holding(KeyCode.ALT, () -> click(centre("port:a:y"), 1));
        assertEquals(Optional.empty(), graph().node("x").input("a"));
        assertEquals(Optional.empty(), graph().node("y").input("a"));
        assertEquals(4, graph().wires().size());
        undo();
        assertSame(before, document());
        holding(KeyCode.ALT, () -> click(centre("port:z:b"), 1));
        assertEquals(Optional.empty(), graph().node("z").input("b"));
        assertEquals(5, graph().wires().size());
    }

    @Test
    @Performs(CanvasRow.KNIFE_CUTS)
    void theKnifeCutsWhatItCrossesInOneStep() {
        openFormula();
        Document before = document();
        Point2D left = middleOfWire("a", "x").add(-60, 0);
        Point2D right = middleOfWire("b", "x").add(60, 0);
        holding(KeyCode.CONTROL, () -> {
            hold(MouseButton.SECONDARY, left, right);
            Fx.photograph(stage.stage(), "canvas-knife");
            assertEquals(2, Fx.call(() -> marks("cut-wire")));
            assertSame(before, document());
            letGo(MouseButton.SECONDARY);
        });
        assertEquals(
                Set.of(
                        new Wire(Value.of("c"), "y", "a"),
                        new Wire(Value.of("d"), "y", "b"),
                        new Wire(Value.of("x"), "z", "a"),
                        new Wire(Value.of("y"), "z", "b")),
                Set.copyOf(graph().wires()));
        assertEquals(0, Fx.call(() -> marks("knife")));
        undo();
        assertSame(before, document());
        holding(KeyCode.CONTROL, () -> {
            hold(MouseButton.SECONDARY, left, right);
            press(KeyCode.ESCAPE);
            letGo(MouseButton.SECONDARY);
        });
        assertSame(before, document());
    }

    @Test
    @Performs(CanvasRow.PALETTE_DROP_INSERTS)
    void whatIsDroppedFromThePaletteOnAWireIsInserted() {
        openFormula();
        Document before = document();
        Point2D wire = middleOfWire("x", "z");
        Point2D seen = Fx.call(() -> stage.view().screenToLocal(wire));
        dragFromPalette("Tanh", seen.getX(), seen.getY());
        assertEquals(Optional.of(Value.of("x")), graph().node("u").input("x"));
        assertEquals(Optional.of(Value.of("u")), graph().node("z").input("a"));
        assertSelected("u");
        undo();
        assertSame(before, document());
        dragFromPalette("Variable", seen.getX(), seen.getY());
        assertEquals(Optional.of(Value.of("x")), graph().node("z").input("a"), "a variable fits into no wire");
    }

    @Test
    @Performs(CanvasRow.NODE_DROP_INSERTS)
    void aNodeThatIsLetGoOverAWireIsInsertedAndThoseBehindMakeRoom() {
        openFormula();
        Fx.run(() -> stage.workspace().apply(Edit.AddNode.of(document(), new Tanh(), new Position(-200, 0))));
        Fx.run(() -> stage.view().fitAll());
        settled();
        Document before = document();
        Point2D from = centre("node:u");
        Point2D wire = middleOfWire("x", "z");
        hold(MouseButton.PRIMARY, from, wire);
        Fx.until("the wire is lit up", () -> marks("meant-wire") == 1);
        Fx.photograph(stage.stage(), "canvas-insert");
        letGo(MouseButton.PRIMARY);
        assertEquals(Optional.of(Value.of("x")), graph().node("u").input("x"));
        assertEquals(Optional.of(Value.of("u")), graph().node("z").input("a"));
        assertEquals(0, Fx.call(() -> marks("meant-wire")));
        Position z = document().layout().find("z").orElseThrow();
        assertTrue(z.y() < before.layout().find("z").orElseThrow().y(), "z makes room upwards");
        assertEquals(before.layout().find("y"), document().layout().find("y"));
        Fx.photograph(stage.stage(), "canvas-inserted");
        undo();
        assertSame(before, document());
        Point2D wired = centre("node:y");
        drag(MouseButton.PRIMARY, wired, middleOfWire("x", "z"));
        assertEquals(before.graph(), graph(), "a node with wires is only moved");
    }

    @Test
    @Performs(CanvasRow.WIRE_DOUBLE_CLICK_BENDS)
    void aDoubleClickMakesAPointThatTheWireGoesThrough() {
        openFormula();
        Document before = document();
        click(middleOfWire("a", "x"), 2);
        assertEquals(1, bends("x", "a").size());
        Point2D bend = onScreen(new Point(
                bends("x", "a").getFirst().x(), bends("x", "a").getFirst().y()));
        assertEquals(0, bend.distance(middleOfWire("a", "x")), 10);
        Document bent = document();
        Point2D aside = bend.add(-60, 10);
        drag(MouseButton.PRIMARY, bend, aside);
        Point2D now = onScreen(new Point(
                bends("x", "a").getFirst().x(), bends("x", "a").getFirst().y()));
        assertEquals(0, now.distance(aside), 10);
        assertEquals(
                List.of(path("a", "x").bends().getFirst()),
                List.of(path("a", "x").at(0.5)));
        Fx.photograph(stage.stage(), "canvas-bend");
        undo();
        assertSame(bent, document());
        settled();
        click(bend, 2);
        assertEquals(List.of(), bends("x", "a"));
        undo();
        undo();
        assertSame(before, document());
    }

    @Test
    @Performs(CanvasRow.WIRE_HOVER_TELLS)
    void aWireUnderThePointerTellsItsValueShapeAndGradient() {
        openFormula();
        Fx.run(() -> stage.workspace().run());
        Fx.until("results on screen", () -> !label("value:z").isEmpty());
        settled();
        Point2D wire = middleOfWire("x", "z");
        Fx.run(() -> new Robot().mouseMove(wire));
        Fx.until("it tells", () -> hint().isVisible());
        assertEquals("x → z.a\nValue 5\nA single number\nGradient 4", hint().getText());
        Fx.photograph(stage.stage(), "canvas-wire-tip");
        Fx.run(() -> new Robot().mouseMove(wire.add(-80, 40)));
        Fx.until("it is silent", () -> !hint().isVisible());
    }

    @Test
    @Performs({CanvasRow.BLOCK_DOUBLE_CLICK_ENTERS, CanvasRow.TITLE_DOUBLE_CLICK_RENAMES})
    void aDoubleClickEntersABlockAndOnItsTitleRenames() {
        Fx.run(() -> {
            stage.view().showMotion(false);
            stage.workspace().open(Iris.document());
        });
        Fx.until("the card is drawn", () -> stage.view().find("name:dense_1").isPresent());
        settled();
        click(centre("node:dense_1"), 2);
        assertEquals(List.of("dense_1"), Fx.call(() -> stage.model().place()));
        press(KeyCode.ESCAPE);
        press(KeyCode.ESCAPE);
        Fx.until("it is outside", () -> stage.model().place().isEmpty());
        Fx.until("the card is drawn", () -> stage.view().find("name:dense_1").isPresent());
        settled();
        click(centre("name:dense_1"), 2);
        assertEquals(List.of(), Fx.call(() -> stage.model().place()));
        type("hidden");
        assertEquals("hidden", graph().node("dense_1").name());
    }

    private long marks(String style) {
        return stage.view().marks().getChildren().stream()
                .filter(mark -> mark.getStyleClass().contains(style))
                .count();
    }

    private List<Position> bends(String node, String port) {
        return document().layout().decor().bends(node, port);
    }

    private WirePath path(String from, String to) {
        return Fx.call(() -> stage.model().picture().get().wires().stream()
                .filter(drawn -> drawn.wire().from().node().equals(from)
                        && drawn.wire().toNode().equals(to))
                .findFirst()
                .orElseThrow()
                .path());
    }

    private void assertSelected(String... ids) {
        assertEquals(Set.of(ids), Fx.call(() -> stage.workspace().selection().get()));
    }

    private Document document() {
        return Fx.call(() -> stage.workspace().document().get());
    }

    private void undo() {
        Fx.run(() -> stage.workspace().undo());
        settled();
    }
}
