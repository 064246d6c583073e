package gradus.app.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.BlockEdit;
import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.engine.graph.Value;
import gradus.engine.operation.Variable;
import gradus.engine.project.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryViewModelTest {
    private final Workspace workspace = Workspaces.of(Graphs.network());
    private final HistoryViewModel model = new HistoryViewModel(workspace, Messages.of(Language.ENGLISH));

    @Test
    void everyStepSaysWhatWasDoneToWhat() {
        workspace.apply(new Edit.Disconnect("dense_2", "x"));
        workspace.apply(new Edit.Connect(Value.of("dense_1"), "dense_2", "x"));
        workspace.apply(new Edit.Rename("dense_2", "hidden"));
        workspace.apply(new Edit.MoveNodes(Map.of("iris", new Position(-400, 0))));
        workspace.apply(BlockEdit.Make.of(workspace.here(), Set.of("dense_1", "dense_2")));
        workspace.apply(new Edit.RemoveNodes(Set.of("loss", "dense_3")));
        assertEquals(
                List.of(
                        "Opened:",
                        "Disconnect: dense_1 → dense_2",
                        "Connect: dense_1 → dense_2",
                        "Rename: hidden",
                        "Move: iris",
                        "Make a block: block_1",
                        "Delete: dense_3, loss"),
                rows(model));
        assertEquals(
                "Excluir",
                new HistoryViewModel(workspace, Messages.of(Language.PORTUGUESE))
                        .row(6)
                        .label());
    }

    @Test
    void whatIsDoneInsideABlockNamesWhatIsInside() {
        workspace.enter(List.of("dense_1"));
        workspace.apply(new Edit.Rename("kernel", "weights"));
        assertEquals("Rename: weights", rows(model).getLast());
    }

    @Test
    void oneGoesToAnyStepAndThePresentOneAndTheSavedOneAreMarked() {
        for (int value = 1; value <= 4; value++) {
            workspace.seal();
            workspace.select(Set.of("dense_1"));
            workspace.apply(new Edit.AddNode(
                    new gradus.engine.graph.Node("v" + value, "v" + value, Variable.of(value), Map.of()),
                    new Position(0, 0)));
            if (value == 2) {
                workspace.saved(Path.of("kept.gradus"));
            }
        }
        assertTrue(model.row(2).isSaved());
        assertTrue(model.row(4).isPresent());
        model.goTo(1);
        assertTrue(workspace.here().graph().contains("v1"));
        assertFalse(workspace.here().graph().contains("v2"));
        assertEquals(Set.of("dense_1"), workspace.selection().get(), "what was selected when one left it");
        assertTrue(model.row(1).isPresent());
        assertTrue(model.row(2).isAhead() && model.row(2).isSaved());
        assertTrue(workspace.dirty().get());
        model.goTo(2);
        assertFalse(workspace.dirty().get());
        model.goTo(4);
        assertTrue(workspace.here().graph().contains("v4"));
        model.goTo(0);
        assertEquals(Graphs.network(), workspace.here().graph());
    }

    private static List<String> rows(HistoryViewModel model) {
        return IntStream.range(0, model.timeline().get().steps().size())
                .mapToObj(model::row)
                .map(row -> (row.label() + ": " + row.subject()).strip())
                .toList();
    }
}
