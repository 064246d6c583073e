package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Actions;
import gradus.app.document.Alignment;
import gradus.app.document.Edit;
import gradus.app.document.RuleEdit;
import gradus.app.workspace.State;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Loss;
import gradus.engine.operation.Dataset;
import gradus.engine.project.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The rows of all actions that menus, buttons and keys share.
final class ShellActions {

    /// What only the views can do.
    interface Views {
        void train();

        void showProblems();

        void quit();

        void fitAll();

        void actualSize();

        void zoom(double factor);

        void selectAll();

        void remove();

        void focusFormula();

        void focusSearch();

        PanelsView panels();
    }

    private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true).asObject();

    private final ShellViewModel shell;
    private final Workspace workspace;
    private final BlockActions blocks;
    private final Views views;
    private final ObservableValue<Boolean> inProject;
    private final ObservableValue<Boolean> hasNodes;
    private final ObservableValue<Boolean> isTraining;

    private ShellActions(ShellViewModel shell, Workspace workspace, BlockActions blocks, Views views) {
        this.shell = shell;
        this.blocks = blocks;
        this.workspace = workspace;
        this.views = views;
        inProject = shell.page().map(page -> page == ShellViewModel.Page.PROJECT);
        hasNodes = both(
                inProject,
                workspace
                        .state()
                        .map(state -> !state.scene().document().graph().nodes().isEmpty()));
        isTraining = workspace
                .training()
                .map(run -> run.filter(TrainingRun::isRunning).isPresent());
    }

    static Actions of(ShellViewModel shell, Workspace workspace, BlockActions blocks, Views views) {
        return new Actions(new ShellActions(shell, workspace, blocks, views).rows());
    }

    private List<Action> rows() {
        SelectionActions selection = new SelectionActions(workspace);
        ObservableValue<Boolean> canRun = both(hasNodes, workspace.running().map(running -> !running));
        ObservableValue<Boolean> isTrainable = both(hasNodes, workspace.state().map(ShellActions::isTrainable));
        ObservableValue<Boolean> canTrain = both(isTrainable, isTraining.map(training -> !training));
        ObservableValue<Boolean> hasSelection =
                both(inProject, workspace.selection().map(ids -> !ids.isEmpty()));
        ObservableValue<Boolean> isWalking = workspace.walk().map(Optional::isPresent);
        ObservableValue<Boolean> isBlock = both(inProject, blocks.isBlockSelected());
        PanelsView panels = views.panels();
        ObservableValue<Boolean> hasSeveral =
                both(inProject, workspace.selection().map(ids -> ids.size() > 1));
        List<Action> rows = new ArrayList<>();
        for (Alignment alignment : Alignment.values()) {
            String id = "edit.align-" + alignment.name().toLowerCase(Locale.ROOT);
            rows.add(row(id, "", "", hasSeveral, () -> selection.align(alignment)));
        }
        rows.addAll(List.of(
                row("file.new", "mdi2f-file-outline", "Shortcut+N", ALWAYS, shell::newProject),
                row("file.open", "mdi2f-folder-open-outline", "Shortcut+O", ALWAYS, shell::open),
                row("file.open-data", "mdi2t-table", "Shortcut+Shift+O", inProject, shell::openData),
                row("file.save", "mdi2c-content-save-outline", "Shortcut+S", inProject, shell::save),
                row("file.save-as", "", "Shortcut+Shift+S", inProject, shell::saveAs),
                row("file.start", "mdi2h-home-outline", "", inProject, shell::toStart),
                row("file.quit", "", "Shortcut+Q", ALWAYS, views::quit),
                row(
                        "edit.undo",
                        "mdi2u-undo",
                        "Shortcut+Z",
                        workspace.undoLabel().map(Optional::isPresent),
                        workspace::undo),
                row(
                        "edit.redo",
                        "mdi2r-redo",
                        "Shortcut+Y",
                        workspace.redoLabel().map(Optional::isPresent),
                        workspace::redo),
                row(
                        "edit.redo-again",
                        "",
                        "Shortcut+Shift+Z",
                        workspace.redoLabel().map(Optional::isPresent),
                        workspace::redo),
                row("edit.select-all", "", "Shortcut+A", hasNodes, views::selectAll),
                row("edit.invert", "", "Shortcut+I", hasNodes, selection::invert),
                row("edit.upstream", "", "L", hasSelection, selection::upstream),
                row("edit.downstream", "", "Shift+L", hasSelection, selection::downstream),
                row("edit.cut", "mdi2c-content-cut", "Shortcut+X", hasSelection, selection::cut),
                row("edit.copy", "mdi2c-content-copy", "Shortcut+C", hasSelection, selection::copy),
                row("edit.paste", "mdi2c-content-paste", "Shortcut+V", inProject, () -> paste(selection, false)),
                row("edit.paste-wired", "", "Shortcut+Shift+V", inProject, () -> paste(selection, true)),
                row("edit.duplicate", "mdi2c-content-duplicate", "Shortcut+D", hasSelection, selection::duplicate),
                row("edit.delete", "mdi2d-delete-outline", "DELETE", hasSelection, views::remove),
                row("edit.make-block", "mdi2g-group", "Shortcut+G", hasSelection, blocks::make),
                row("edit.dissolve-block", "mdi2u-ungroup", "Shortcut+Shift+G", isBlock, blocks::dissolve),
                row("edit.keep-block", "", "", isBlock, blocks::keep),
                row("edit.take-rule", "", "", hasSelection, this::takeRule),
                row("edit.lay-rule", "", "", inProject, this::layRule),
                row("file.import-block", "", "", inProject, blocks::take),
                row("file.export-block", "", "", isBlock, blocks::give),
                row("run.run", "mdi2p-play", "F5", canRun, this::run),
                row("run.train", "mdi2r-record", "F6", canTrain, views::train),
                row("run.stop", "mdi2s-stop", "Shortcut+PERIOD", isTraining, workspace::stop),
                row("run.step", "mdi2s-skip-next", "F10", hasNodes, () -> step(1)),
                row("run.step-back", "mdi2s-skip-previous", "Shift+F10", isWalking, () -> step(-1)),
                row("run.reset", "", "Shift+F5", isWalking, workspace::resetSteps),
                row("run.go", "", "Shortcut+ENTER", hasNodes, () -> go(canTrain, canRun)),
                row("view.formula", "", "Shortcut+L", inProject, views::focusFormula),
                row("view.search", "", "Shortcut+K", inProject, views::focusSearch),
                row("view.palette", "", "F7", inProject, panels::foldPalette),
                row("view.inspector", "", "F8", inProject, panels::foldInspector),
                row("view.drawer", "", "F9", inProject, panels::foldDrawer),
                row("view.canvas-only", "", "F11", inProject, panels::foldAll),
                row("view.fit-all", "", "HOME", hasNodes, views::fitAll),
                row("view.actual-size", "", "Shortcut+DIGIT0", inProject, views::actualSize),
                row("view.zoom-in", "", "Shortcut+EQUALS", inProject, () -> views.zoom(1.25)),
                row("view.zoom-out", "", "Shortcut+MINUS", inProject, () -> views.zoom(0.8)),
                row("view.direction", "", "", hasNodes, this::turn)));
        return rows;
    }

    private void paste(SelectionActions selection, boolean isWired) {
        selection.paste(isWired, shell.messages().get().text("edit.clipboard"));
    }

    private void takeRule() {
        workspace.apply(new RuleEdit.Take(workspace.selection().get()));
        workspace.seal();
    }

    private void layRule() {
        workspace.apply(new RuleEdit.Lay());
        workspace.seal();
        views.fitAll();
    }

    private void run() {
        if (workspace.state().get().types().hasErrors()) {
            views.showProblems();
            shell.tell(workspace.state().get().types().diagnostics());
        } else {
            workspace.run();
        }
    }

    private void step(int count) {
        if (workspace.state().get().types().hasErrors()) {
            run();
        } else {
            workspace.step(count);
        }
    }

    private void go(ObservableValue<Boolean> canTrain, ObservableValue<Boolean> canRun) {
        if (canTrain.getValue()) {
            views.train();
        } else if (canRun.getValue()) {
            run();
        }
    }

    private void turn() {
        Direction now = workspace.document().get().layout().direction();
        workspace.applyToAll(new Edit.SetDirection(now == Direction.UP ? Direction.RIGHT : Direction.UP));
        workspace.seal();
    }

    private static boolean isTrainable(State state) {
        var operations = state.document().graph().nodes();
        return operations.stream().anyMatch(node -> node.operation() instanceof Dataset)
                && operations.stream().anyMatch(node -> node.operation() instanceof Loss);
    }

    private static ObservableValue<Boolean> both(ObservableValue<Boolean> one, ObservableValue<Boolean> other) {
        return one.flatMap(first -> first ? other : new SimpleBooleanProperty(false).asObject());
    }

    /// @param key modifiers and the name of a [KeyCode]: `Shortcut+Shift+S`
    private static Action row(String id, String icon, String key, ObservableValue<Boolean> enabled, Runnable handler) {
        Optional<KeyCombination> keys = key.isEmpty() ? Optional.empty() : Optional.of(combination(key));
        return new Action(id, "action." + id, icon, keys, enabled, handler);
    }

    private static KeyCombination combination(String key) {
        List<String> parts = List.of(key.split("\\+"));
        KeyCombination.Modifier[] modifiers = parts.subList(0, parts.size() - 1).stream()
                .map(part -> part.equals("Shift") ? KeyCombination.SHIFT_DOWN : KeyCombination.SHORTCUT_DOWN)
                .toArray(KeyCombination.Modifier[]::new);
        return new KeyCodeCombination(KeyCode.valueOf(parts.getLast()), modifiers);
    }
}
