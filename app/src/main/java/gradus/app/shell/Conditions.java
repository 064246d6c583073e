package gradus.app.shell;

import gradus.app.workspace.State;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Loss;
import gradus.engine.operation.Dataset;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// When actions can be used: what is true of the window now.
record Conditions(
        ObservableValue<Boolean> inProject,
        ObservableValue<Boolean> hasNodes,
        ObservableValue<Boolean> hasSelection,
        ObservableValue<Boolean> hasSeveral,
        ObservableValue<Boolean> isOneOfTheWhole,
        ObservableValue<Boolean> isBlock,
        ObservableValue<Boolean> hasInside,
        ObservableValue<Boolean> isFramed,
        ObservableValue<Boolean> isInside,
        ObservableValue<Boolean> canRun,
        ObservableValue<Boolean> canTrain,
        ObservableValue<Boolean> canAdvance,
        ObservableValue<Boolean> isTraining,
        ObservableValue<Boolean> isWalking) {

    static Conditions of(ShellViewModel shell, Workspace workspace, BlockActions blocks) {
        ObservableValue<Boolean> inProject = shell.page().map(page -> page == ShellViewModel.Page.PROJECT);
        ObservableValue<Boolean> hasNodes = both(
                inProject,
                workspace
                        .state()
                        .map(state -> !state.scene().document().graph().nodes().isEmpty()));
        ObservableValue<Boolean> isTraining = workspace
                .training()
                .map(run -> run.filter(TrainingRun::isRunning).isPresent());
        ObservableValue<Boolean> mayMove = workspace
                .training()
                .map(run -> run.filter(TrainingRun::isRunning)
                        .map(going -> going.halt().isPresent())
                        .orElse(true));
        ObservableValue<Boolean> isTrainable = both(hasNodes, workspace.state().map(Conditions::isTrainable));
        return new Conditions(
                inProject,
                hasNodes,
                both(inProject, workspace.selection().map(ids -> !ids.isEmpty())),
                both(inProject, workspace.selection().map(ids -> ids.size() > 1)),
                both(
                        inProject,
                        workspace
                                .state()
                                .map(state -> !state.scene().isInside()
                                        && state.selection().size() == 1)),
                both(inProject, blocks.isBlockSelected()),
                both(inProject, blocks.hasInside()),
                both(inProject, blocks.isFramed()),
                both(
                        inProject,
                        workspace
                                .state()
                                .map(state -> state.scene().isInside()
                                        && state.selection().size() == 1)),
                both(hasNodes, workspace.running().map(running -> !running)),
                both(isTrainable, isTraining.map(training -> !training)),
                both(isTrainable, mayMove),
                isTraining,
                workspace.tracing().traced().map(Optional::isPresent));
    }

    private static boolean isTrainable(State state) {
        var operations = state.document().graph().nodes();
        return operations.stream().anyMatch(node -> node.operation() instanceof Dataset)
                && operations.stream().anyMatch(node -> node.operation() instanceof Loss);
    }

    /// Whether both hold.
    static ObservableValue<Boolean> both(ObservableValue<Boolean> one, ObservableValue<Boolean> other) {
        return one.flatMap(first -> first ? other : new SimpleBooleanProperty(false).asObject());
    }
}
