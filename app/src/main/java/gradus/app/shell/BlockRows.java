package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Category;
import gradus.app.document.DrawBackward;
import gradus.app.document.RuleEdit;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.GradusException;
import java.util.List;

/// The rows of what is done with blocks and with the optimizer's rule.
record BlockRows(Workspace workspace, BlockActions blocks, Runnable fitAll, Conditions when) {

    List<Action> rows() {
        return List.of(
                Action.of("edit.make-block", Category.BLOCKS, blocks::make)
                        .icon("mdi2g-group")
                        .keys("Ctrl+G")
                        .when(when.hasSelection()),
                Action.of("edit.dissolve-block", Category.BLOCKS, blocks::dissolve)
                        .icon("mdi2u-ungroup")
                        .keys("Ctrl+Shift+G")
                        .when(when.hasInside()),
                Action.of("edit.unfold", Category.BLOCKS, blocks::unfold)
                        .icon("mdi2a-arrow-expand-all")
                        .canvasKeys("U")
                        .when(when.hasInside()),
                Action.of("edit.fold", Category.BLOCKS, blocks::fold)
                        .icon("mdi2a-arrow-collapse-all")
                        .canvasKeys("Shift+U")
                        .when(when.isFramed()),
                Action.of("edit.make-output", Category.BLOCKS, blocks::makeOutput)
                        .when(when.isInside()),
                Action.of("edit.keep-block", Category.BLOCKS, blocks::keep).when(when.isBlock()),
                Action.of("edit.draw-backward", Category.BLOCKS, this::drawBackward)
                        .when(when.hasNodes()),
                Action.of("edit.take-rule", Category.BLOCKS, this::takeRule).when(when.hasSelection()),
                Action.of("edit.lay-rule", Category.BLOCKS, this::layRule).when(when.inProject()));
    }

    private void drawBackward() {
        try {
            workspace.apply(
                    DrawBackward.of(workspace.here(), workspace.selection().get()));
            workspace.seal();
            fitAll.run();
        } catch (GradusException nothing) {
            workspace.refuse(nothing.diagnostics());
        }
    }

    private void takeRule() {
        workspace.apply(new RuleEdit.Take(workspace.selection().get()));
        workspace.seal();
    }

    private void layRule() {
        workspace.apply(new RuleEdit.Lay());
        workspace.seal();
        fitAll.run();
    }
}
