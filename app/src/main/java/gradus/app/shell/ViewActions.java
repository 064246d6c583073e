package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Category;
import gradus.app.document.Edit;
import gradus.app.workspace.Workspace;
import gradus.engine.project.Direction;
import java.util.List;

/// The rows of what is shown and where the keyboard goes; those of the canvas itself stand in
/// [gradus.app.canvas.CanvasActions].
record ViewActions(
        Workspace workspace,
        PanelsView panels,
        Runnable focusFormula,
        Runnable focusSearch,
        Runnable focusOutline,
        Conditions when) {

    List<Action> rows() {
        return List.of(
                Action.of("view.formula", Category.VIEW, focusFormula)
                        .keys("Ctrl+L")
                        .when(when.inProject()),
                Action.of("view.search", Category.VIEW, focusSearch)
                        .keys("Ctrl+K")
                        .when(when.inProject()),
                Action.of("view.palette", Category.VIEW, panels::foldPalette)
                        .keys("F7")
                        .when(when.inProject()),
                Action.of("view.inspector", Category.VIEW, panels::foldInspector)
                        .keys("F8")
                        .when(when.inProject()),
                Action.of("view.outline", Category.VIEW, focusOutline)
                        .keys("Ctrl+Shift+L")
                        .when(when.inProject()),
                Action.of("view.drawer", Category.VIEW, panels::foldDrawer)
                        .keys("F9")
                        .when(when.inProject()),
                Action.of("view.canvas-only", Category.VIEW, panels::foldAll)
                        .keys("F11")
                        .when(when.inProject()),
                Action.of("view.direction", Category.VIEW, this::turn).when(when.hasNodes()));
    }

    private void turn() {
        Direction now = workspace.document().get().layout().direction();
        workspace.applyToAll(new Edit.SetDirection(now == Direction.UP ? Direction.RIGHT : Direction.UP));
        workspace.seal();
    }
}
