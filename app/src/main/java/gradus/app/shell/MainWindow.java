package gradus.app.shell;

import gradus.app.action.Keyboard;
import gradus.app.runs.RunsView;
import gradus.app.runs.RunsViewModel;
import gradus.app.sample.Samples;
import gradus.app.shell.Preferences.Panels;
import gradus.app.theme.Theme;
import gradus.app.workspace.Standing;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.run.Devices;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The window on its stage. Made and used on the window's thread.
final class MainWindow {
    private static final double LEAST_WIDTH = 800;
    private static final double LEAST_HEIGHT = 560;

    private final Stage stage;
    private final Threads threads;
    private final Workspace workspace;
    private final Workplace workplace;
    private final ShellViewModel shell;
    private final MainView view;
    private final RunsViewModel runs;

    /// @param keep takes changed preferences
    /// @param folder where the samples' data are laid down; beside it stands that of the person's blocks
    /// @param choosers ask for files
    /// @param questions ask what only the person can decide
    MainWindow(
            Stage stage,
            Preferences preferences,
            Consumer<Preferences> keep,
            Path folder,
            FileChoosers choosers,
            Questions questions) {
        this(stage, preferences, keep, folder, choosers, questions, Devices::all);
    }

    /// @param devices finds all devices, usable or not
    MainWindow(
            Stage stage,
            Preferences preferences,
            Consumer<Preferences> keep,
            Path folder,
            FileChoosers choosers,
            Questions questions,
            Supplier<List<Devices.Entry>> devices) {
        this.stage = stage;
        threads = Threads.start();
        workplace = threads.workplace(new ScalarDevice(), devices);
        workspace = new Workspace(workplace);
        shell = new ShellViewModel(
                workspace,
                new ShellViewModel.Surroundings(
                        preferences, keep, choosers, questions, threads.files(), Platform::runLater));
        Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> {
            if (!isOfTheDisplay(fault)) {
                shell.fault(fault);
            }
        });
        BlockLibrary library =
                new BlockLibrary(folder.resolveSibling("blocks"), threads.files(), Platform::runLater, shell::tell);
        library.load();
        view = new MainView(
                shell,
                workspace,
                workplace,
                new Samples(folder),
                new BlockActions(workspace, library, choosers),
                this::quit);
        shell.preferences()
                .map(Preferences::roundsProducts)
                .subscribe(rounds -> workplace.computing().round(rounds));
        workplace.computing().failure().subscribe(failure -> failure.ifPresent(shell::warn));
        runs = new RunsViewModel(workspace, workplace, threads.files());
        view.drawer().put(DrawerView.Page.RUNS, new RunsView(runs, shell.messages(), view::train));
        Standing standing = new Standing(workspace);
        view.drawer().wrap(DrawerView.Page.CHARTS, charts -> new StalePane(charts, standing.of(), shell.messages()));
        Panels panels = preferences.panels();
        Scene scene = new Scene(new StackPane(view, view.overlay()), panels.windowWidth(), panels.windowHeight());
        preferences.theme().apply(scene);
        shell.preferences().map(Preferences::theme).addListener((property, before, theme) -> dress(scene, theme));
        Keyboard.install(view.actions(), scene, view.canvas());
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.titleProperty()
                .bind(Bindings.createStringBinding(this::title, shell.title(), workspace.dirty(), shell.page()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
    }

    Stage stage() {
        return stage;
    }

    ShellViewModel shell() {
        return shell;
    }

    Workspace workspace() {
        return workspace;
    }

    Workplace workplace() {
        return workplace;
    }

    MainView view() {
        return view;
    }

    RunsViewModel runs() {
        return runs;
    }

    /// Waits until all files are written that were to be; the window is of no use after that.
    void finish() {
        threads.finish();
    }

    /// Closes the window, once unsaved changes are dealt with.
    private void quit() {
        shell.leave(() -> {
            Panels panels = view.panels().panels().get();
            Scene scene = stage.getScene();
            shell.remember(new Panels(
                    scene.getWidth(),
                    scene.getHeight(),
                    panels.palette(),
                    panels.inspector(),
                    panels.drawer(),
                    panels.paletteFolded(),
                    panels.inspectorFolded(),
                    panels.drawerFolded()));
            workspace.stop();
            stage.hide();
        });
    }

    private String title() {
        String name = shell.messages().get().text("application.name");
        return shell.page().get() == ShellViewModel.Page.START
                ? name
                : (workspace.dirty().get() ? "• " : "") + shell.title().getValue() + " — " + name;
    }

    private static void dress(Scene scene, Theme theme) {
        if (!scene.getStylesheets().equals(theme.stylesheets())) {
            theme.apply(scene);
        }
    }

    /// Whether the display that shows nothing is at fault: its buffer is smaller than a large window. Pictures are not
    /// taken from it.
    static boolean isOfTheDisplay(Throwable fault) {
        return Arrays.stream(fault.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .filter(frame -> !frame.getClassName().startsWith("jdk."))
                .findFirst()
                .filter(frame -> frame.getClassName().startsWith("com.sun.glass.ui.headless."))
                .isPresent();
    }
}
