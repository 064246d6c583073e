package gradus.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.engine.graph.Value;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.run.Descent.Coordinate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static double value(Workspace workspace, String id) {
        return workspace
                .results()
                .get()
                .orElseThrow()
                .value(Value.of(id))
                .orElseThrow()
                .scalar();
    }

    private static double own(Workspace workspace, String id) {
        return ((Variable) workspace.here().graph().node(id).operation())
                .value()
                .scalar();
    }

    @Test
    void aChangeIsComputedAtOnceAndItsWayIsLit() {
        Workspace workspace = Workspaces.of(Graphs.formula());
        workspace.run();
        workspace.whatIf().set("a", 0, 7);
        assertEquals(40, value(workspace, "z"));
        assertFalse(workspace.stale().get());
        assertEquals(Set.of("a", "x", "z"), workspace.whatIf().lit().get());
        workspace.whatIf().set("a", 0, 8);
        workspace.whatIf().set("a", 0, 9);
        assertEquals(48, value(workspace, "z"));
        workspace.undo();
        assertEquals(2, own(workspace, "a"), "a drag is one step");
        workspace.whatIf().set("d", 0, 0);
        assertEquals(Set.of("d", "y", "z"), workspace.whatIf().lit().get());
        workspace.whatIf().rest();
        assertEquals(Set.of(), workspace.whatIf().lit().get());
    }

    @Test
    void whatIsLitGoesWhenTheGraphIsBuiltOtherwise() {
        Workspace workspace = Workspaces.of(Graphs.formula());
        workspace.run();
        workspace.whatIf().set("a", 0, 7);
        workspace.apply(new Edit.Disconnect("x", "b"));
        assertEquals(Set.of(), workspace.whatIf().lit().get());
    }

    @Test
    void theGradientIsFollowedAsOneStep() {
        Workspace workspace = Workspaces.of(Graphs.formula());
        workspace.run();
        List<Coordinate> leaves = List.of(new Coordinate("a", 0), new Coordinate("d", 0));
        workspace.whatIf().follow(leaves, 0.1, 1);
        assertEquals(2 - 0.1 * 4, own(workspace, "a"), 1e-12);
        assertEquals(1 + 0.1 * 5, own(workspace, "d"), 1e-12);
        assertTrue(value(workspace, "z") < 20);
        workspace.whatIf().follow(leaves, 0.1, 10);
        assertEquals(
                12, workspace.whatIf().followed().get().orElseThrow().steps().size());
        assertEquals(
                value(workspace, "z"),
                workspace
                        .whatIf()
                        .followed()
                        .get()
                        .orElseThrow()
                        .end()
                        .orElseThrow()
                        .target(),
                1e-12);
        workspace.undo();
        assertEquals(2, own(workspace, "a"), "both pushes are one step");
        assertEquals(1, own(workspace, "d"));
        assertEquals(Optional.empty(), workspace.whatIf().followed().get(), "that way is not taken any more");
    }

    @Test
    void whileASliderIsDraggedOnlyTheLastIsComputed() {
        ByHand engine = new ByHand();
        Workspace workspace = new Workspace(ByHand.workplace(engine, Runnable::run, Runnable::run));
        workspace.open(Document.of(Project.of(Graphs.formula(), Layout.empty(Direction.UP)), Optional.empty()));
        workspace.run();
        engine.work();
        for (int i = 0; i < 20; i++) {
            workspace.whatIf().set("a", 0, i);
        }
        engine.work();
        assertEquals((19 + 3) * 4, value(workspace, "z"));
        assertFalse(workspace.stale().get());
    }
}
