package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Actions;
import gradus.app.canvas.CanvasActions;
import gradus.app.canvas.CanvasView;
import gradus.app.training.TrainingViewModel;
import gradus.app.workspace.Workspace;
import java.util.List;
import java.util.stream.Stream;

/// Gathers the rows of all actions. A new action is one row in the file of its group, a text in each language under
/// `action.` and its id, and, where it belongs in a menu, its id there.
final class ShellActions {

    /// What only the views can do.
    interface Views {
        void train();

        /// The training panel, by which a run rests and moves on.
        TrainingViewModel training();

        void showProblems();

        /// Shows a tab of the drawer.
        void show(DrawerView.Page page);

        /// Takes a step of the trace, or one back.
        void step(boolean isOn);

        /// Shows the step that tells the gradient of the selected node.
        void explain();

        void quit();

        void focusFormula();

        void focusSearch();

        void focusOutline();

        void showKeys();

        void showCommands();

        void showSettings();

        /// Explains the selected node, or else lists all keys.
        void showHelp();

        PanelsView panels();

        CanvasView canvas();
    }

    private ShellActions() {}

    static Actions of(ShellViewModel shell, Workspace workspace, BlockActions blocks, Views views) {
        SelectionActions selection = new SelectionActions(workspace, shell, views.canvas()::pointed);
        Conditions when = Conditions.of(shell, workspace, blocks);
        List<Action> rows = Stream.of(
                        new FileActions(
                                        shell,
                                        blocks,
                                        new PictureExport(
                                                shell,
                                                () -> views.canvas().layers().picture()),
                                        views::quit,
                                        when)
                                .rows(),
                        new EditActions(workspace, selection, when).rows(),
                        new BlockRows(workspace, blocks, () -> views.canvas().fitAll(), when).rows(),
                        new RunActions(
                                        shell,
                                        workspace,
                                        views::train,
                                        views::training,
                                        views::step,
                                        views::explain,
                                        views::showProblems,
                                        views::show,
                                        when)
                                .rows(),
                        new ViewActions(
                                        workspace,
                                        views.panels(),
                                        views::focusFormula,
                                        views::focusSearch,
                                        views::focusOutline,
                                        when)
                                .rows(),
                        inProject(CanvasActions.rows(views.canvas()), when),
                        new HelpActions(views::showKeys, views::showHelp, views::showCommands, views::showSettings)
                                .rows())
                .flatMap(List::stream)
                .toList();
        return new Actions(rows, shell.preferences().map(Preferences::keys));
    }

    /// What is done on the canvas can't be done while it is not shown.
    private static List<Action> inProject(List<Action> rows, Conditions when) {
        return rows.stream()
                .map(row -> row.when(Conditions.both(when.inProject(), row.enabled())))
                .toList();
    }
}
