package gradus.app.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProblemsViewModelTest {
    private final Workspace workspace = Workspaces.of(Graphs.formula());
    private final List<String> revealed = new ArrayList<>();
    private final ProblemsViewModel model =
            new ProblemsViewModel(workspace, Messages.of(Language.ENGLISH), revealed::add);

    @Test
    void nothingIsWrongWithASoundGraph() {
        assertEquals(List.of(), model.problems());
    }

    @Test
    void anOpenPortIsListedAndLeadsToItsNode() {
        workspace.apply(new Edit.Disconnect("z", "a"));
        assertEquals(1, model.problems().size());
        Problem problem = model.problems().getFirst();
        assertTrue(problem.isError());
        assertEquals(Optional.of("z"), problem.node());
        assertEquals("z", problem.place());
        assertTrue(problem.text().contains("“a”"), problem.text());

        model.jump(problem);
        assertEquals(Set.of("z"), workspace.selection().get());
        assertEquals(List.of("z"), revealed);

        workspace.undo();
        assertEquals(List.of(), model.problems());
    }
}
