package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.engine.block.Bypassed;
import gradus.engine.block.Dense;
import gradus.engine.block.Freezing;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Nodes taken out and joined, left out for a while, frozen, collapsed, added at a wire.
class NodeEditTest {
    private static final Document NETWORK =
            Document.of(Project.of(Graphs.network(), Layout.empty(Direction.RIGHT)), Optional.empty());
    private static final Document FORMULA =
            Document.of(Project.of(Graphs.formula(), Layout.empty(Direction.UP)), Optional.empty());

    @Test
    void deletingAndHealingJoinsWhatReadWithWhatWasRead() {
        Document healed = new NodeEdit.Heal(Set.of("dense_1", "dense_2")).apply(NETWORK);
        assertFalse(healed.graph().contains("dense_2"));
        assertEquals(
                Optional.of(Value.of("iris")), healed.graph().node("dense_3").input("x"), "through both");
        assertFalse(Types.of(healed.graph()).hasErrors());
    }

    @Test
    void whatTheReaderWouldNotTakeIsNotJoined() {
        Document healed = new NodeEdit.Heal(Set.of("dense_3")).apply(NETWORK);
        assertEquals(
                Optional.empty(),
                healed.graph().node("loss").input("y_pred"),
                "ten numbers are no prediction for three classes");
        Document formula = new NodeEdit.Heal(Set.of("x")).apply(FORMULA);
        assertEquals(Optional.of(Value.of("a")), formula.graph().node("z").input("a"), "the first of both");
    }

    @Test
    void bypassingTogglesAndSurvivesTheFile() {
        NodeEdit.Bypass bypass = NodeEdit.Bypass.of(NETWORK, Set.of("dense_2"));
        Document without = bypass.apply(NETWORK);
        assertEquals(
                new Bypassed(NETWORK.graph().node("dense_2").operation()),
                without.graph().node("dense_2").operation());
        assertFalse(Types.of(without.graph()).hasErrors());
        String text = ProjectFile.text(without.project());
        assertEquals(without.graph(), ProjectFile.read(text, "test").project().graph());
        Document again = NodeEdit.Bypass.of(without, Set.of("dense_2")).apply(without);
        assertEquals(NETWORK.graph(), again.graph());
        assertRefused("edit.bypass-nothing", "iris", () -> NodeEdit.Bypass.of(NETWORK, Set.of("iris")));
    }

    @Test
    void someOfManyAreBypassedFirstAndThenAllAreUsedAgain() {
        Document one = NodeEdit.Bypass.of(NETWORK, Set.of("dense_1")).apply(NETWORK);
        Document both = NodeEdit.Bypass.of(one, Set.of("dense_1", "dense_2")).apply(one);
        assertInstanceOf(Bypassed.class, both.graph().node("dense_1").operation());
        assertInstanceOf(Bypassed.class, both.graph().node("dense_2").operation());
        assertInstanceOf(
                Dense.class, Bypassed.inner(both.graph().node("dense_1").operation()), "not bypassed twice");
    }

    @Test
    void parametersFreezeAndThawAlsoInsideABlock() {
        Document frozen = NodeEdit.Freeze.of(NETWORK, Set.of("dense_1")).apply(NETWORK);
        assertTrue(Freezing.isFrozen(frozen.graph().node("dense_1").operation()));
        assertEquals(
                NETWORK.graph(),
                NodeEdit.Freeze.of(frozen, Set.of("dense_1")).apply(frozen).graph());
        BlockEdit.Make make = BlockEdit.Make.of(NETWORK, Set.of("dense_1", "dense_2"));
        Document grouped = make.apply(NETWORK);
        Document still = NodeEdit.Freeze.of(grouped, Set.of(make.id())).apply(grouped);
        assertTrue(Freezing.isFrozen(still.graph().node(make.id()).operation()));
        assertRefused("edit.freeze-nothing", "loss", () -> NodeEdit.Freeze.of(NETWORK, Set.of("loss")));
    }

    @Test
    void cardsCollapseAndOthersSayWhyNot() {
        Document small = NodeEdit.collapse(NETWORK, Set.of("dense_1", "loss")).apply(NETWORK);
        assertEquals(Set.of("dense_1"), small.layout().decor().collapsed());
        assertEquals(NETWORK, NodeEdit.collapse(small, Set.of("dense_1")).apply(small));
        assertRefused("edit.collapse-nothing", "x", () -> NodeEdit.collapse(FORMULA, Set.of("x")));
    }

    @Test
    void aNodeAtAWiresEndIsOneStepAndMovesNothing() {
        LooseEnd loose = new LooseEnd.Giving(Value.of("dense_2"));
        Dense dense = (Dense) NETWORK.graph().node("dense_1").operation();
        Types types = Types.of(NETWORK.graph());
        String port = loose.port(dense, NETWORK.graph(), types).orElseThrow();
        AddWired edit = AddWired.of(NETWORK, dense, loose, port, Optional.empty(), new Position(500, 300));
        Document after = edit.apply(NETWORK);
        assertEquals(
                Optional.of(Value.of("dense_2")),
                after.graph().node(edit.added().node().id()).input("x"));
        Map<String, Position> places = after.layout().positions();
        NETWORK.layout().positions().forEach((id, place) -> assertEquals(place, places.get(id)));
        History history = new History(NETWORK);
        history.apply(edit);
        history.undo();
        assertEquals(NETWORK, history.present().document());
    }

    private static void assertRefused(String code, String name, Executable edit) {
        GradusException refused = assertThrows(GradusException.class, edit);
        assertEquals(code, refused.diagnostics().getFirst().code());
        for (Language language : Language.values()) {
            String told = Messages.of(language).of(refused.diagnostics().getFirst());
            assertTrue(told.startsWith(name + " "), told);
        }
        assertEquals(List.of(name), refused.diagnostics().getFirst().arguments());
    }
}
