package gradus.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.operation.Div;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    private final ByHand engine = new ByHand();
    private final ByHand window = new ByHand();
    private final Workspace workspace = new Workspace(ByHand.workplace(engine, engine, window));

    private int seen;

    @BeforeEach
    void openTheFormula() {
        workspace.open(formula());
    }

    @Test
    void aRunGivesEveryValueAndGradient() {
        runNow();
        assertEquals(
                Map.of("a", 2.0, "b", 3.0, "c", 5.0, "d", 1.0, "x", 5.0, "y", 4.0, "z", 20.0),
                Map.of(
                        "a",
                        value("a"),
                        "b",
                        value("b"),
                        "c",
                        value("c"),
                        "d",
                        value("d"),
                        "x",
                        value("x"),
                        "y",
                        value("y"),
                        "z",
                        value("z")));
        assertEquals(
                Map.of("a", 4.0, "b", 4.0, "c", 5.0, "d", -5.0, "x", 4.0, "y", 5.0, "z", 1.0),
                Map.of(
                        "a",
                        gradient("a"),
                        "b",
                        gradient("b"),
                        "c",
                        gradient("c"),
                        "d",
                        gradient("d"),
                        "x",
                        gradient("x"),
                        "y",
                        gradient("y"),
                        "z",
                        gradient("z")));
        assertFalse(workspace.stale().get());
    }

    @Test
    void aRunThatEndsLateWritesNothingIntoAnotherDocument() {
        workspace.run();
        engine.work();
        workspace.open(formula());
        window.work();
        assertEquals(Optional.empty(), workspace.results().get());
        assertFalse(workspace.running().get());
    }

    @Test
    void ofTwoRunsTheOlderOneNeverOverwritesTheNewer() {
        ByHand slow = new ByHand();
        Workspace other = new Workspace(ByHand.workplace(slow, slow, window));
        other.open(formula());
        other.run();
        other.apply(new Edit.SetOperation("a", "value", Variable.of(7)));
        other.run();
        slow.work();
        window.work();
        assertEquals(
                40,
                other.results()
                        .get()
                        .orElseThrow()
                        .value(Value.of("z"))
                        .orElseThrow()
                        .scalar());
    }

    @Test
    void resultsAreStaleAtOnceAfterAnEditAndCurrentAgainAfterUndo() {
        runNow();
        workspace.apply(new Edit.MoveNodes(Map.of("a", new Position(8, 8))));
        workspace.apply(new Edit.Rename("a", "alpha"));
        assertFalse(workspace.stale().get());
        workspace.apply(new Edit.SetOperation("a", "value", Variable.of(7)));
        assertTrue(workspace.stale().get());
        workspace.undo();
        assertFalse(workspace.stale().get());
    }

    @Test
    void resultsOfAGraphThatWasEditedWhileItRanAreStale() {
        workspace.run();
        workspace.apply(new Edit.SetOperation("a", "value", Variable.of(7)));
        engine.work();
        window.work();
        assertEquals(20, value("z"));
        assertTrue(workspace.stale().get());
    }

    @Test
    void aListenerMustNotEdit() {
        workspace.document().addListener((property, before, now) -> {
            assertThrows(IllegalStateException.class, workspace::undo);
            seen++;
        });
        workspace.apply(new Edit.SetOperation("a", "value", Variable.of(7)));
        workspace.undo();
        assertEquals(2, seen);
        assertEquals(
                Variable.of(2), workspace.document().get().graph().node("a").operation());
    }

    @Test
    void aRefusedEditSaysWhyAndLeavesEverything() {
        Document before = workspace.document().get();
        assertEquals(
                "edit.cycle",
                workspace
                        .apply(new Edit.Connect(Value.of("z"), "x", "a"))
                        .getFirst()
                        .code());
        assertEquals(1, workspace.refusal().get().size());
        assertSame(before, workspace.document().get());
        workspace.apply(new Edit.Rename("a", "alpha"));
        assertEquals(List.of(), workspace.refusal().get());
    }

    @Test
    void everyPartOfTheStateChangesTogether() {
        workspace
                .state()
                .subscribe(state -> state.selection()
                        .forEach(id -> assertTrue(state.document().graph().contains(id))));
        Edit.AddNode add = Edit.AddNode.of(workspace.document().get(), Variable.of(1), new Position(0, 0));
        workspace.apply(add);
        assertEquals(Set.of(add.node().id()), workspace.selection().get());
        workspace.undo();
        assertEquals(Set.of(), workspace.selection().get());
    }

    @Test
    void whatIsWrongIsToldAndGoesWhenMended() {
        workspace.apply(new Edit.Disconnect("z", "a"));
        assertEquals("graph.open-port", workspace.diagnostics().get().getFirst().code());
        runNow();
        assertEquals(Optional.empty(), workspace.results().get());
        assertEquals(1, workspace.diagnostics().get().size(), "the run's refusal is the same thing");
        workspace.undo();
        assertEquals(List.of(), workspace.diagnostics().get());
    }

    @Test
    void divisionByZeroIsANumberAndNoFault() {
        Graph graph = Graphs.formula().with(Graphs.formula().node("z").withOperation(new Div()));
        workspace.apply(new Edit.Replace(graph, workspace.document().get().layout()));
        workspace.apply(new Edit.SetOperation("d", "value", Variable.of(5)));
        runNow();
        assertEquals(Double.POSITIVE_INFINITY, value("z"));
    }

    @Test
    void trainingWithoutDataSaysSo() {
        workspace.train();
        assertEquals("train.no-data", workspace.diagnostics().get().getFirst().code());
        assertEquals(Optional.empty(), workspace.training().get());
    }

    private void runNow() {
        workspace.run();
        engine.work();
        window.work();
    }

    private static Document formula() {
        return Document.of(Project.of(Graphs.formula(), Layout.empty(Direction.UP)), Optional.empty());
    }

    private double value(String node) {
        return workspace
                .results()
                .get()
                .flatMap(r -> r.value(Value.of(node)))
                .map(Tensor::scalar)
                .orElseThrow();
    }

    private double gradient(String node) {
        return workspace
                .results()
                .get()
                .flatMap(r -> r.gradient(Value.of(node)))
                .map(Tensor::scalar)
                .orElseThrow();
    }

    /// What was done inside a block is taken back inside it, where one can see it.
    @Test
    void undoGoesToThePlaceOfTheEdit() {
        Workspace workspace = Workspaces.of(Graphs.network());
        assertEquals(List.of(), workspace.enter(List.of("dense_1")));
        assertEquals(List.of("dense_1"), workspace.state().get().scene().place());
        workspace.apply(new Edit.Rename("kernel", "weights"));
        workspace.select(List.of("kernel"));
        assertEquals(Set.of("kernel"), workspace.selection().get());
        assertEquals(List.of(), workspace.enter(List.of()));
        assertEquals(Set.of(), workspace.selection().get());
        workspace.apply(new Edit.Rename("dense_2", "hidden"));
        workspace.undo();
        assertEquals(List.of(), workspace.state().get().scene().place());
        workspace.undo();
        assertEquals(List.of("dense_1"), workspace.state().get().scene().place());
        assertEquals("kernel", workspace.here().graph().node("kernel").name());
        workspace.redo();
        assertEquals(List.of("dense_1"), workspace.state().get().scene().place());
        assertEquals("weights", workspace.here().graph().node("kernel").name());
        workspace.redo();
        assertEquals(List.of(), workspace.state().get().scene().place());
    }

    @Test
    void aBlockWithoutItsInputsStaysClosed() {
        Workspace workspace = Workspaces.of(Graphs.network());
        workspace.apply(new Edit.Disconnect("dense_1", "x"));
        assertEquals(
                "block.closed", workspace.enter(List.of("dense_1")).getFirst().code());
        assertFalse(workspace.state().get().scene().isInside());
    }

    /// A block that is gone can't be looked at.
    @Test
    void whoLooksInsideABlockThatGoesIsOutside() {
        Workspace workspace = Workspaces.of(Graphs.network());
        workspace.enter(List.of("dense_1"));
        workspace.applyToAll(new Edit.RemoveNodes(Set.of("dense_1")));
        assertFalse(workspace.state().get().scene().isInside());
        workspace.undo();
        assertEquals(List.of(), workspace.enter(List.of("dense_1")));
        assertTrue(workspace.state().get().scene().isInside());
    }
}
