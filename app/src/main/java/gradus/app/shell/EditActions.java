package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Category;
import gradus.app.document.Alignment;
import gradus.app.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The rows of what changes the document and the selection.
record EditActions(Workspace workspace, SelectionActions selection, Conditions when) {

    List<Action> rows() {
        return Stream.of(history(), clipboard(), nodes(), selecting(), aligning())
                .flatMap(List::stream)
                .toList();
    }

    private List<Action> history() {
        return List.of(
                Action.of("edit.undo", Category.EDIT, workspace::undo)
                        .icon("mdi2u-undo")
                        .keys("Ctrl+Z")
                        .when(workspace.undoLabel().map(Optional::isPresent)),
                Action.of("edit.redo", Category.EDIT, workspace::redo)
                        .icon("mdi2r-redo")
                        .keys("Ctrl+Y", "Ctrl+Shift+Z")
                        .when(workspace.redoLabel().map(Optional::isPresent)));
    }

    private List<Action> clipboard() {
        return List.of(
                Action.of("edit.cut", Category.EDIT, selection::cut)
                        .icon("mdi2c-content-cut")
                        .keys("Ctrl+X")
                        .when(when.hasSelection()),
                Action.of("edit.copy", Category.EDIT, selection::copy)
                        .icon("mdi2c-content-copy")
                        .keys("Ctrl+C")
                        .when(when.hasSelection()),
                Action.of("edit.paste", Category.EDIT, () -> selection.paste(false))
                        .icon("mdi2c-content-paste")
                        .keys("Ctrl+V")
                        .when(when.inProject()),
                Action.of("edit.paste-wired", Category.EDIT, () -> selection.paste(true))
                        .keys("Ctrl+Shift+V")
                        .when(when.inProject()),
                Action.of("edit.duplicate", Category.EDIT, selection::duplicate)
                        .icon("mdi2c-content-duplicate")
                        .keys("Ctrl+D")
                        .when(when.hasSelection()),
                Action.of("edit.sub-model", Category.EDIT, selection::split).when(when.isOneOfTheWhole()));
    }

    private List<Action> nodes() {
        return List.of(
                Action.of("edit.heal", Category.EDIT, selection::heal)
                        .icon("mdi2v-vector-polyline-remove")
                        .canvasKeys("Ctrl+DELETE", "Ctrl+BACK_SPACE")
                        .when(when.hasSelection()),
                Action.of("edit.bypass", Category.EDIT, selection::bypass)
                        .icon("mdi2d-debug-step-over")
                        .canvasKeys("M")
                        .when(when.hasSelection()),
                Action.of("edit.freeze", Category.EDIT, selection::freeze)
                        .icon("mdi2s-snowflake")
                        .keys("Ctrl+B")
                        .when(when.hasSelection()),
                Action.of("edit.collapse", Category.VIEW, selection::collapse)
                        .icon("mdi2c-collapse-all-outline")
                        .canvasKeys("H")
                        .when(when.hasSelection()));
    }

    private List<Action> selecting() {
        return List.of(
                Action.of("edit.invert", Category.SELECTION, selection::invert)
                        .keys("Ctrl+I")
                        .when(when.hasNodes()),
                Action.of("edit.upstream", Category.SELECTION, selection::upstream)
                        .canvasKeys("L")
                        .when(when.hasSelection()),
                Action.of("edit.downstream", Category.SELECTION, selection::downstream)
                        .canvasKeys("Shift+L")
                        .when(when.hasSelection()));
    }

    private List<Action> aligning() {
        return Stream.of(Alignment.values())
                .map(alignment -> Action.of(
                                "edit.align-" + alignment.name().toLowerCase(Locale.ROOT),
                                Category.ARRANGE,
                                () -> selection.align(alignment))
                        .when(when.hasSeveral()))
                .toList();
    }
}
