package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Category;
import gradus.app.training.TrainingViewModel;
import gradus.app.workspace.Advance;
import gradus.app.workspace.Workspace;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The rows of what computes.
///
/// @param train trains and shows it
/// @param training by which a run rests and moves on
/// @param step takes a step of the trace, or one back
/// @param explain shows the step that tells the gradient of the selected node
/// @param showProblems shows what is wrong with the graph
/// @param show shows a tab of the drawer
record RunActions(
        ShellViewModel shell,
        Workspace workspace,
        Runnable train,
        Supplier<TrainingViewModel> training,
        Consumer<Boolean> step,
        Runnable explain,
        Runnable showProblems,
        Consumer<DrawerView.Page> show,
        Conditions when) {

    List<Action> rows() {
        return List.of(
                Action.of("run.run", Category.RUN, this::run)
                        .icon("mdi2p-play")
                        .keys("F5")
                        .when(when.canRun()),
                Action.of("run.train", Category.RUN, train)
                        .icon("mdi2r-record")
                        .keys("F6")
                        .when(when.canTrain()),
                Action.of("run.go", Category.RUN, this::go).keys("Ctrl+ENTER").when(when.hasNodes()),
                Action.of("run.pause", Category.RUN, () -> training.get().pause())
                        .icon("mdi2p-pause")
                        .keys("Shift+F6")
                        .when(when.isTraining()),
                Action.of("run.train-step", Category.RUN, () -> training.get().advance(Advance.STEP))
                        .keys("Ctrl+F6")
                        .when(when.canAdvance()),
                Action.of("run.train-epoch", Category.RUN, () -> training.get().advance(Advance.EPOCH))
                        .keys("Ctrl+Shift+F6")
                        .when(when.canAdvance()),
                Action.of("run.stop", Category.RUN, workspace::stop)
                        .icon("mdi2s-stop")
                        .keys("Ctrl+PERIOD")
                        .when(when.isTraining()),
                Action.of("run.step", Category.RUN, () -> step(true))
                        .icon("mdi2s-skip-next")
                        .keys("F10")
                        .when(when.hasNodes()),
                Action.of("run.step-back", Category.RUN, () -> step(false))
                        .icon("mdi2s-skip-previous")
                        .keys("Shift+F10")
                        .when(when.isWalking()),
                Action.of("run.explain", Category.RUN, explain)
                        .icon("mdi2c-comment-question-outline")
                        .keys("Shift+F1")
                        .when(when.hasSelection()),
                Action.of("run.reset", Category.RUN, workspace.tracing()::reset)
                        .keys("Shift+F5")
                        .when(when.isWalking()),
                Action.of("run.boundary", Category.RUN, () -> show.accept(DrawerView.Page.BOUNDARY))
                        .when(when.inProject()),
                Action.of("run.data", Category.RUN, () -> show.accept(DrawerView.Page.DATA))
                        .when(when.inProject()),
                Action.of("run.test", Category.RUN, () -> show.accept(DrawerView.Page.TEST))
                        .when(when.inProject()),
                Action.of("run.predict", Category.RUN, () -> show.accept(DrawerView.Page.PREDICT))
                        .when(when.inProject()),
                Action.of("run.what-if", Category.RUN, () -> show.accept(DrawerView.Page.WHATIF))
                        .when(when.inProject()),
                Action.of("run.check", Category.RUN, this::check).when(when.hasSelection()),
                Action.of("run.check-all", Category.RUN, this::checkAll).when(when.hasNodes()));
    }

    private void run() {
        if (workspace.state().get().types().hasErrors()) {
            showProblems.run();
            shell.tell(workspace.state().get().types().diagnostics());
        } else {
            workspace.run();
        }
    }

    private void check() {
        List<String> paths = workspace.selection().get().stream()
                .map(workspace.state().get().scene()::path)
                .sorted()
                .toList();
        check(() -> workspace.checking().check(paths));
    }

    private void checkAll() {
        check(workspace.checking()::checkAll);
    }

    private void check(Runnable ask) {
        if (workspace.state().get().types().hasErrors()) {
            run();
            return;
        }
        if (!workspace.checking().isReady()) {
            workspace.run();
        }
        ask.run();
        show.accept(DrawerView.Page.CHECK);
    }

    private void step(boolean isOn) {
        if (workspace.state().get().types().hasErrors()) {
            run();
        } else {
            step.accept(isOn);
        }
    }

    private void go() {
        if (when.canTrain().getValue()) {
            train.run();
        } else if (when.canRun().getValue()) {
            run();
        }
    }
}
