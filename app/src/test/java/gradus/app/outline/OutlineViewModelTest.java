package gradus.app.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.engine.operation.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutlineViewModelTest {
    private final Workspace workspace = Workspaces.of(Graphs.network());
    private final List<String> revealed = new ArrayList<>();
    private final OutlineViewModel model = of(Language.ENGLISH);

    @Test
    void aRowSaysNameOperationShapeStateAndWires() {
        OutlineRow row = row(model, "dense_1");
        assertEquals("dense_1, Dense, N × 20, not computed yet, x from iris, to x of dense_2", row.words());
        assertTrue(row.hasInside());
        assertEquals(
                "dense_1, Dense, N × 20, ainda não calculado, x de iris, para x de dense_2",
                row(of(Language.PORTUGUESE), "dense_1").words());
    }

    @Test
    void theRowsAreTheNodesAlsoInsideBlocks() {
        assertEquals(
                List.of("iris", "dense_1", "dense_2", "dense_3", "loss"),
                ids(model.rows().get()));
        OutlineRow dense = row(model, "dense_1");
        List<OutlineRow> inside = model.inside(dense);
        workspace.enter(List.of("dense_1"));
        assertEquals(
                workspace.here().graph().nodes().stream().map(node -> node.id()).toList(), ids(inside));
        assertEquals(List.of(), model.inside(row(model, "iris")));
    }

    @Test
    void whatIsWrongIsSaidAndGoesWhenMended() {
        workspace.apply(new Edit.Disconnect("dense_2", "x"));
        OutlineRow row = row(model, "dense_2");
        assertEquals(OutlineRow.State.ERROR, row.state());
        assertTrue(row.words().contains("x not wired"), row.words());
        assertTrue(row.words().contains("error: "), row.words());
        assertEquals(List.of(), model.inside(row(model, "dense_2")));
        workspace.undo();
        assertEquals(OutlineRow.State.READY, row(model, "dense_2").state());
    }

    @Test
    void numbersOfAnOlderGraphAreOutOfDate() {
        Workspace formula = Workspaces.of(Graphs.formula());
        OutlineViewModel listed = of(formula, Language.ENGLISH);
        formula.run();
        assertEquals(OutlineRow.State.CURRENT, row(listed, "a").state());
        assertTrue(row(listed, "a").words().contains("one number"));
        formula.apply(new Edit.SetOperation("a", "value", Variable.of(7)));
        assertEquals(OutlineRow.State.STALE, row(listed, "z").state());
    }

    @Test
    void selectionGoesBothWaysIntoBlocksAndOut() {
        workspace.select(Set.of("dense_2", "loss"));
        assertEquals(
                Set.of(List.of("dense_2"), List.of("loss")), model.selection().get());
        OutlineRow kernel = model.inside(row(model, "dense_1")).stream()
                .filter(row -> row.id().equals("kernel"))
                .findFirst()
                .orElseThrow();
        model.select(List.of(kernel));
        assertEquals(List.of("dense_1"), workspace.state().get().scene().place());
        assertEquals(Set.of("kernel"), workspace.selection().get());
        assertEquals(Set.of(List.of("dense_1", "kernel")), model.selection().get());
        model.reveal(row(model, "iris"));
        assertFalse(workspace.state().get().scene().isInside());
        assertEquals(List.of("iris"), revealed);
    }

    @Test
    void rowsAreRenamedDeletedAndEntered() {
        OutlineRow kernel = model.inside(row(model, "dense_1")).stream()
                .filter(row -> row.id().equals("kernel"))
                .findFirst()
                .orElseThrow();
        model.rename(kernel, "weights");
        assertEquals("weights", workspace.here().graph().node("kernel").name());
        assertEquals(
                "weights",
                model.inside(row(model, "dense_1")).stream()
                        .filter(row -> row.id().equals("kernel"))
                        .findFirst()
                        .orElseThrow()
                        .name());
        model.select(List.of(row(model, "loss")));
        model.remove();
        assertEquals(
                List.of("iris", "dense_1", "dense_2", "dense_3"),
                ids(model.rows().get()));
        model.enter(row(model, "dense_2"));
        assertEquals(List.of("dense_2"), workspace.state().get().scene().place());
    }

    @Test
    void nothingIsListedWhileItIsNotShown() {
        model.show(false);
        workspace.apply(new Edit.RemoveNodes(Set.of("loss")));
        assertEquals(5, model.rows().get().size());
        model.show(true);
        assertEquals(4, model.rows().get().size());
    }

    private OutlineViewModel of(Language language) {
        return of(workspace, language);
    }

    private OutlineViewModel of(Workspace listed, Language language) {
        OutlineViewModel made = new OutlineViewModel(listed, Messages.of(language), revealed::add);
        made.show(true);
        return made;
    }

    private static OutlineRow row(OutlineViewModel listed, String id) {
        return listed.rows().get().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<OutlineRow> rows) {
        return rows.stream().map(OutlineRow::id).toList();
    }
}
