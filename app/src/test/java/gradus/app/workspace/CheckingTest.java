package gradus.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.run.Difference.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckingTest {

    private static Graph graph(gradus.engine.graph.Operation operation, double x) {
        GraphBuilder builder = new GraphBuilder();
        Value in = builder.add("x", Variable.of(x));
        Value y = builder.add("y", operation, in);
        builder.add("z", new Mul(), y, in);
        return builder.build();
    }

    private static List<String> codes(Workspace workspace) {
        return workspace.diagnostics().get().stream().map(Diagnostic::code).toList();
    }

    @Test
    void aRunFindsTheNodeWhoseRuleIsWrong() {
        Workspace workspace = Workspaces.of(graph(new WrongTanh(), 0.5));
        workspace.checking().watch();
        workspace.run();
        assertEquals(List.of("gradient.wrong"), codes(workspace));
        Diagnostic found = workspace.diagnostics().get().getFirst();
        assertEquals(Place.node("y"), found.place());
        assertFalse(found.isError(), "nothing has to be mended before it can run");
        assertEquals(
                List.of(found),
                workspace.told().get().doubts(workspace.state().get().scene()));
        workspace.apply(new Edit.SetOperation("y", "", new Tanh()));
        assertEquals(List.of(), codes(workspace), "numbers that are old say nothing");
        workspace.run();
        assertEquals(List.of(), codes(workspace));
    }

    @Test
    void aKinkIsExplainedAndNothingElseIsSaid() {
        Workspace workspace = Workspaces.of(graph(new Relu(), 0));
        workspace.checking().watch();
        workspace.run();
        assertEquals(List.of("gradient.kink"), codes(workspace));
    }

    @Test
    void whoDoesNotWatchIsToldOfNumbersOnly() {
        Workspace workspace = Workspaces.of(graph(new WrongTanh(), 0.5));
        workspace.run();
        assertEquals(List.of(), codes(workspace));
    }

    @Test
    void aCheckComparesTheNodeAndTheWholeWayToIt() {
        Workspace workspace = Workspaces.of(graph(new WrongTanh(), 0.5));
        workspace.checking().check(List.of("y"));
        assertEquals(Optional.empty(), workspace.checking().checked().get(), "there are no numbers yet");
        workspace.run();
        Checked checked = workspace.checking().checked().get().orElseThrow();
        assertTrue(checked.isOver());
        assertEquals(1, checked.count(Verdict.WRONG), "its own rule");
        assertEquals(1, checked.count(Verdict.AGREES), "what arrives at it");
        workspace.checking().checkAll();
        Checked all = workspace.checking().checked().get().orElseThrow();
        assertEquals(2, all.count(Verdict.WRONG), "the rule of y, and all of x");
        assertEquals(2, all.count(Verdict.AGREES), "both inputs of the product");
    }

    @Test
    void anAnswerThatComesLateIsDropped() {
        ByHand engine = new ByHand();
        Workspace workspace = new Workspace(ByHand.workplace(engine, Runnable::run, Runnable::run));
        workspace.checking().watch();
        workspace.open(
                Document.of(Project.of(graph(new WrongTanh(), 0.5), Layout.empty(Direction.UP)), Optional.empty()));
        workspace.run();
        engine.workOnce();
        assertTrue(workspace.results().get().isPresent());
        workspace.apply(new Edit.SetOperation("x", "value", Variable.of(0.7)));
        engine.work();
        assertEquals(List.of(), codes(workspace));
    }
}
