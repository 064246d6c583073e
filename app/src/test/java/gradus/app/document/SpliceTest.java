package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpliceTest {
    private static final double GAP = 48;

    private final Layout row = Layout.empty(Direction.RIGHT)
            .with("iris", new Position(0, 0))
            .with("dense_1", new Position(240, 0))
            .with("dense_2", new Position(480, 0))
            .with("dense_3", new Position(720, 0))
            .with("loss", new Position(960, 0));
    private final History history = new History(new Edit.Replace(Graphs.network(), row).apply(Document.empty()));
    private final Wire wire = new Wire(Value.of("dense_1"), "dense_2", "x");

    @Test
    void aNodeIsInsertedAndThoseBehindMakeRoomInOneStep() {
        Document before = history.present().document();
        Splice splice = splice(new Tanh(), new Position(360, 8)).orElseThrow();
        history.apply(splice);
        String id = splice.node().id();
        assertEquals(Optional.of(Value.of("dense_1")), graph().node(id).input("x"));
        assertEquals(Optional.of(Value.of(id)), graph().node("dense_2").input("x"));
        assertEquals(Set.of(id), history.present().selection());
        assertEquals(new Position(240, 0), place("dense_1"), "what stands before it stays");
        double least = 240 + half("dense_1") + GAP + half(id);
        double x = 360 + onGrid(least - 360);
        assertEquals(new Position(x, 8), place(id), "behind what it reads");
        double room = onGrid(x + half(id) + GAP + half("dense_2") - 480);
        assertEquals(new Position(480 + room, 0), place("dense_2"));
        assertEquals(new Position(720 + room, 0), place("dense_3"));
        assertEquals(new Position(960 + room, 0), place("loss"));
        history.undo();
        assertSame(before, history.present().document());
    }

    @Test
    void whereThereIsRoomNothingElseMoves() {
        history.apply(new Edit.MoveNodes(java.util.Map.of("dense_2", new Position(700, 0))));
        Splice splice = splice(new Tanh(), new Position(480, 0)).orElseThrow();
        assertEquals(Set.of(splice.node().id()), splice.places().keySet());
    }

    @Test
    void aNodeWithMoreInputsTakesTheWireAtItsFirst() {
        Splice splice = splice(new Add(), new Position(360, 0)).orElseThrow();
        assertEquals("a", splice.port());
    }

    @Test
    void whatDoesNotFitIsNotInserted() {
        Wire found = graph().wiresFrom("dense_3").getFirst();
        Node wide = node(new Dense(7, Activation.SOFTMAX));
        assertEquals(Optional.empty(), Splice.of(document(), types(), wide, new Position(840, 0), found));
        Node three = node(new Dense(3, Activation.SOFTMAX));
        assertEquals(
                true,
                Splice.of(document(), types(), three, new Position(840, 0), found)
                        .isPresent());
        assertEquals(Optional.empty(), splice(Variable.of(1), new Position(360, 0)), "it has no input");
        assertEquals(
                Optional.empty(),
                Splice.of(document(), types(), graph().node("dense_3"), new Position(360, 0), wire),
                "it is wired already");
    }

    @Test
    void aFormulaMakesRoomUpwards() {
        History formula =
                new History(new Edit.Replace(Graphs.formula(), Layout.empty(Direction.UP)).apply(Document.empty()));
        Document before = formula.present().document();
        Position x = before.layout().find("x").orElseThrow();
        Position z = before.layout().find("z").orElseThrow();
        Node tanh = Edit.AddNode.of(before, new Tanh(), x).node();
        Position between = new Position((x.x() + z.x()) / 2, (x.y() + z.y()) / 2);
        formula.apply(Splice.of(before, Types.of(before.graph()), tanh, between, new Wire(Value.of("x"), "z", "a"))
                .orElseThrow());
        Layout after = formula.present().document().layout();
        assertEquals(true, after.find("z").orElseThrow().y() < z.y());
        assertEquals(z.x(), after.find("z").orElseThrow().x());
        assertEquals(x, after.find("x").orElseThrow());
    }

    private Optional<Splice> splice(Operation operation, Position at) {
        return Splice.of(document(), types(), node(operation), at, wire);
    }

    private Node node(Operation operation) {
        return Edit.AddNode.of(document(), operation, new Position(0, 0)).node();
    }

    private double half(String id) {
        return NodeShape.of(graph().node(id), Direction.RIGHT).width() / 2;
    }

    private static double onGrid(double distance) {
        return Math.ceil(distance / 8) * 8;
    }

    private Document document() {
        return history.present().document();
    }

    private Types types() {
        return Types.of(graph());
    }

    private Graph graph() {
        return document().graph();
    }

    private Position place(String id) {
        return document().layout().find(id).orElseThrow();
    }
}
