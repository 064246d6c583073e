package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Value;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WireEditTest {
    private final History history =
            new History(new Edit.Replace(Graphs.formula(), Layout.empty(Direction.UP)).apply(Document.empty()));

    @Test
    void severalWiresAreCutInOneStepAndNothingElse() {
        Document before = history.present().document();
        Wire gone = new Wire(Value.of("nobody"), "x", "a");
        history.apply(
                new WireEdit.Cut(Set.of(new Wire(Value.of("a"), "x", "a"), new Wire(Value.of("x"), "z", "a"), gone)));
        assertEquals(4, graph().wires().size());
        assertEquals(Optional.empty(), graph().node("x").input("a"));
        assertEquals(Optional.empty(), graph().node("z").input("a"));
        assertEquals(Optional.of(Value.of("b")), graph().node("x").input("b"));
        history.undo();
        assertSame(before, history.present().document());
    }

    @Test
    void cuttingWhatIsNotThereChangesNothing() {
        history.apply(new WireEdit.Cut(Set.of(new Wire(Value.of("b"), "x", "a"))));
        assertEquals(false, history.canUndo());
    }

    @Test
    void aPortLosesAllItsWires() {
        history.apply(new Edit.Connect(Value.of("a"), "y", "a"));
        history.apply(WireEdit.Cut.at(history.present().document(), "a", "y", false));
        assertEquals(Optional.empty(), graph().node("x").input("a"));
        assertEquals(Optional.empty(), graph().node("y").input("a"));
        assertEquals(4, graph().wires().size());
        history.apply(WireEdit.Cut.at(history.present().document(), "z", "b", true));
        assertEquals(3, graph().wires().size());
        assertEquals(Optional.empty(), graph().node("z").input("b"));
    }

    @Test
    void allReadersOfAValueAreRedirectedInOneStep() {
        history.apply(new Edit.Connect(Value.of("a"), "y", "a"));
        Document before = history.present().document();
        history.apply(new WireEdit.Redirect(Value.of("a"), Value.of("d")));
        assertEquals(Optional.of(Value.of("d")), graph().node("x").input("a"));
        assertEquals(Optional.of(Value.of("d")), graph().node("y").input("a"));
        history.undo();
        assertSame(before, history.present().document());
    }

    @Test
    void aRedirectThatWouldCloseACircleIsRefusedAsAWhole() {
        history.apply(new Edit.Connect(Value.of("a"), "y", "a"));
        Document before = history.present().document();
        GradusException refused = assertThrows(
                GradusException.class, () -> history.apply(new WireEdit.Redirect(Value.of("a"), Value.of("x"))));
        assertEquals("edit.cycle", refused.diagnostics().getFirst().code());
        assertSame(before, history.present().document());
    }

    private Graph graph() {
        return history.present().document().graph();
    }
}
