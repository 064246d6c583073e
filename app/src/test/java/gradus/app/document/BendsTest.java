package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradus.engine.graph.Value;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BendsTest {
    private final History history =
            new History(new Edit.Replace(Graphs.formula(), Layout.empty(Direction.UP)).apply(Document.empty()));

    BendsTest() {
        history.apply(new DecorEdit.SetBends("x", "a", List.of(new Position(10, 20))));
    }

    @Test
    void thePointsOfAWireGoAlongWhenBothItsEndsAreMoved() {
        Document before = history.present().document();
        Position a = place("a");
        Position x = place("x");
        history.apply(new Edit.MoveNodes(Map.of("a", a.plus(8, 16), "x", x.plus(8, 16))));
        assertEquals(List.of(new Position(18, 36)), bends("x", "a"));
        history.undo();
        assertSame(before, history.present().document());
        history.apply(new Edit.MoveNodes(Map.of("a", a.plus(8, 16), "x", x.plus(8, 24))));
        assertEquals(List.of(new Position(10, 20)), bends("x", "a"));
        history.apply(new Edit.MoveNodes(Map.of("x", x)));
        assertEquals(List.of(new Position(10, 20)), bends("x", "a"));
    }

    @Test
    void aWireThatIsGoneTakesItsPointsAlong() {
        for (Edit edit : List.of(
                new Edit.Disconnect("x", "a"),
                new Edit.Connect(Value.of("d"), "x", "a"),
                new Edit.Rewire("x", "a", Value.of("a"), "z", "a"),
                new Edit.RemoveNodes(Set.of("a")),
                new Edit.RemoveNodes(Set.of("x")))) {
            history.apply(edit);
            assertEquals(List.of(), bends("x", "a"), edit.toString());
            history.undo();
            assertEquals(List.of(new Position(10, 20)), bends("x", "a"), edit.toString());
        }
        history.apply(new Edit.Disconnect("x", "b"));
        assertEquals(List.of(new Position(10, 20)), bends("x", "a"), "another wire is another matter");
    }

    private List<Position> bends(String node, String port) {
        return history.present().document().layout().decor().bends(node, port);
    }

    private Position place(String id) {
        return history.present().document().layout().find(id).orElseThrow();
    }
}
