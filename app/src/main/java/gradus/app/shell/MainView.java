package gradus.app.shell;

import gradus.app.action.Actions;
import gradus.app.action.OperationDrag;
import gradus.app.canvas.CanvasView;
import gradus.app.canvas.CanvasViewModel;
import gradus.app.document.Document;
import gradus.app.formula.FormulaBarView;
import gradus.app.formula.FormulaBarViewModel;
import gradus.app.inspector.InspectorView;
import gradus.app.inspector.InspectorViewModel;
import gradus.app.outline.OutlineView;
import gradus.app.outline.OutlineViewModel;
import gradus.app.palette.PaletteView;
import gradus.app.palette.PaletteViewModel;
import gradus.app.sample.Sample;
import gradus.app.sample.Samples;
import gradus.app.text.Messages;
import gradus.app.trace.StepFormulaView;
import gradus.app.trace.StepFormulaViewModel;
import gradus.app.trace.TraceView;
import gradus.app.trace.TraceViewModel;
import gradus.app.trace.UpdateViewModel;
import gradus.app.training.StepView;
import gradus.app.training.TrainingView;
import gradus.app.training.TrainingViewModel;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Blocks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// All of the window: builds the features and puts them where they belong. What has texts and no state of its own
/// is built anew when the language changes.
final class MainView extends BorderPane implements ShellActions.Views {
    private final ShellViewModel shell;
    private final Workspace workspace;
    private final Workplace workplace;
    private final Samples samples;
    private final BlockActions blocks;
    private final Runnable quit;
    private final CanvasViewModel canvasModel;
    private final CanvasView canvas;
    private final TrainingViewModel training;
    private final UpdateViewModel update;
    private final TraceViewModel trace;
    private final DrawerView drawer = new DrawerView();
    private final StackPane palette = new StackPane();
    private final SideView side;
    private final PanelsView panels;
    private final StackPane pages = new StackPane();
    private final StackPane start = new StackPane();
    private final Overlay overlay;
    private final Actions actions;
    private final List<Runnable> disposals = new ArrayList<>();
    private Runnable focusFormula = () -> {};
    private Runnable showHelp = () -> {};
    private int settingsPage;
    private Runnable focusSearch = () -> {};
    private Runnable focusInspector = () -> {};
    private Runnable focusOutline = () -> {};

    MainView(
            ShellViewModel shell,
            Workspace workspace,
            Workplace workplace,
            Samples samples,
            BlockActions blocks,
            Runnable quit) {
        this.blocks = blocks;
        this.shell = shell;
        this.workspace = workspace;
        this.workplace = workplace;
        this.samples = samples;
        this.quit = quit;
        canvasModel = new CanvasViewModel(workspace, shell.messages(), blocks.operations());
        canvas = new CanvasView(canvasModel);
        canvas.layers().offerMinimap();
        training = new TrainingViewModel(workspace, shell.messages());
        update = new UpdateViewModel(workspace, workplace);
        trace = new TraceViewModel(workspace, update, shell.messages());
        drawer.put(
                DrawerView.Page.TRAINING,
                new TrainingView(training, workspace, workplace, shell.messages(), shell::openData));
        drawer.put(DrawerView.Page.STEP, new StepView(training.step(), workspace, shell.messages()));
        drawer.put(DrawerView.Page.TRACE, new TraceView(trace, shell.messages()));
        drawer.put(DrawerView.Page.CHARTS, DrawerPages.charts(training, workplace, shell));
        side = new SideView(
                new StepFormulaView(new StepFormulaViewModel(workspace, shell.messages()), shell.messages()));
        palette.getStyleClass().add("panel-left");
        side.getStyleClass().add("panel-right");
        panels = new PanelsView(
                palette, middle(), side, drawer, shell.preferences().get().panels());
        canvas.setOnOpenAttributes(this::focusAttributes);
        DroppedFiles dropped = new DroppedFiles(shell, workspace);
        canvas.setOnFiles(files -> dropped.take(files, blocks.library()::take));
        panels.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !canvas.isFocused()) {
                canvas.requestFocus();
                event.consume();
            }
        });
        workspace.checking().watch();
        overlay = new Overlay(shell.messages());
        actions = ShellActions.of(shell, workspace, blocks, this);
        new ContextMenus(canvas, actions, shell.messages());
        drawer.name(shell.messages(), workspace.diagnostics().map(List::size));
        pages.getChildren().setAll(panels, start);
        turnTo(shell.page().get());
        shell.page().addListener((property, before, page) -> {
            turnTo(page);
            if (page == ShellViewModel.Page.START) {
                dressStart(shell.messages().get());
            }
        });
        setCenter(pages);
        workspace.selection().subscribe(this::followTrace);
        StatusView status = new StatusView(
                new StatusViewModel(workspace, workplace.computing(), shell.messages(), System::nanoTime),
                this::showDevices);
        status.visibleProperty().bind(shell.page().isEqualTo(ShellViewModel.Page.PROJECT));
        status.managedProperty().bind(status.visibleProperty());
        setBottom(status);
        shell.messages().subscribe(this::dress);
        shell.preferences().map(Preferences::hand).subscribe(hand -> {
            canvas.showMotion(!hand.reducesMotion());
            canvas.trackpadPans(hand.scrollPans());
            canvas.use(hand.gestures());
        });
    }

    /// All actions, for the keys of the scene.
    Actions actions() {
        return actions;
    }

    /// What is shown in front of all.
    Overlay overlay() {
        return overlay;
    }

    DrawerView drawer() {
        return drawer;
    }

    @Override
    public CanvasView canvas() {
        return canvas;
    }

    @Override
    public void explain() {
        panels.showDrawer();
        drawer.show(DrawerView.Page.TRACE);
        trace.explain();
    }

    @Override
    public void step(boolean isOn) {
        drawer.show(DrawerView.Page.TRACE);
        if (isOn) {
            trace.next();
        } else {
            trace.previous();
        }
    }

    UpdateViewModel update() {
        return update;
    }

    @Override
    public TrainingViewModel training() {
        return training;
    }

    @Override
    public PanelsView panels() {
        return panels;
    }

    @Override
    public void train() {
        panels.showDrawer();
        drawer.showTraining();
        training.train();
    }

    @Override
    public void showProblems() {
        panels.showDrawer();
        drawer.show(DrawerView.Page.PROBLEMS);
    }

    @Override
    public void show(DrawerView.Page page) {
        panels.showDrawer();
        drawer.show(page);
    }

    @Override
    public void quit() {
        quit.run();
    }

    @Override
    public void focusFormula() {
        focusFormula.run();
    }

    @Override
    public void focusSearch() {
        if (panels.panels().get().paletteFolded()) {
            panels.foldPalette();
        }
        focusSearch.run();
    }

    @Override
    public void focusOutline() {
        panels.showInspector();
        side.showOutline();
        focusOutline.run();
    }

    private void focusAttributes() {
        DrawerPages.selected(workspace).ifPresent(this::show);
        showInspector();
        focusInspector.run();
    }

    private void showInspector() {
        panels.showInspector();
        side.showInspector();
    }

    @Override
    public void showKeys() {
        overlay.show(words -> new KeysView(actions, shell.preferences().get().hand(), words, overlay::close));
    }

    @Override
    public void showCommands() {
        overlay.show(words -> new CommandsView(actions, words, overlay::close));
    }

    @Override
    public void showSettings() {
        overlay.show(words -> new SettingsView(
                shell,
                workplace.computing(),
                actions,
                words,
                settingsPage,
                page -> settingsPage = page,
                overlay::close));
    }

    private void showDevices() {
        settingsPage = SettingsView.DEVICES;
        showSettings();
    }

    @Override
    public void showHelp() {
        if (workspace.selection().get().size() == 1) {
            showInspector();
            showHelp.run();
        } else {
            showKeys();
        }
    }

    /// Brings the node that the trace has come to into view.
    private void followTrace() {
        if (workspace.tracing().traced().get().isPresent()) {
            canvas.revealSelection();
        }
    }

    private void turnTo(ShellViewModel.Page page) {
        boolean isStart = page == ShellViewModel.Page.START;
        start.setVisible(isStart);
        panels.setVisible(!isStart);
        if (!isStart) {
            start.getChildren().clear();
            canvas.requestFocus();
        }
    }

    private Node middle() {
        NoticeView notice = new NoticeView(
                shell.notice(), shell.messages().map(words -> words.text("notice.close")), shell::closeNotice);
        StackPane area = new StackPane(canvas, notice);
        StackPane.setAlignment(notice, Pos.TOP_CENTER);
        BorderPane middle = new BorderPane(area);
        middle.setTop(new BreadcrumbView(workspace, shell.title(), shell.messages()));
        UpdatePane rule = new UpdatePane(update, shell.title(), shell.messages());
        middle.visibleProperty().bind(rule.visibleProperty().not());
        return new StackPane(middle, rule);
    }

    private void dress(Messages words) {
        disposals.forEach(Runnable::run);
        disposals.clear();

        FormulaBarViewModel formula = new FormulaBarViewModel(workspace, Blocks.catalogue(), words);
        FormulaBarView bar = new FormulaBarView(formula, words);
        focusFormula = bar::focusField;
        bar.disableProperty().bind(shell.page().isEqualTo(ShellViewModel.Page.START));
        setTop(new VBox(new MenuView(shell, actions, words), new ToolbarView(shell, actions, words, bar)));

        PaletteViewModel listed =
                new PaletteViewModel(Blocks.catalogue(), blocks.library().blocks(), words, operation -> {
                    canvas.addInMiddle(OperationDrag.key(operation));
                    canvas.requestFocus();
                });
        PaletteView list = new PaletteView(listed, words);
        focusSearch = list::focusSearch;
        palette.getChildren().setAll(list);

        InspectorViewModel inspected = new InspectorViewModel(workspace, words);
        InspectorView attributes = new InspectorView(inspected, words);
        showHelp = attributes::showHelp;
        focusInspector = attributes::focusFirst;
        OutlineViewModel outlined = new OutlineViewModel(workspace, words, canvas::reveal);
        Subscription shown = side.isOutlineShown().subscribe(outlined::show);
        OutlineView outline = new OutlineView(outlined, words);
        focusOutline = outline::focusTree;
        side.fill(attributes, outline, words);

        disposals.addAll(DrawerPages.fill(drawer, workspace, shell, words, this::train, id -> {
            workspace.enter(List.of());
            canvas.reveal(id);
        }));
        disposals.addAll(
                List.of(listed::dispose, formula::dispose, inspected::dispose, shown::unsubscribe, outlined::dispose));
        if (shell.page().get() == ShellViewModel.Page.START) {
            dressStart(words);
        }
    }

    private void dressStart(Messages words) {
        StartView view = new StartView(shell.preferences().get().recent(), words, new StartView.Clicks() {
            @Override
            public void sample(Sample sample) {
                openSample(sample);
            }

            @Override
            public void recent(Path file) {
                shell.open(file);
            }

            @Override
            public void empty() {
                shell.newProject();
            }

            @Override
            public void open() {
                shell.open();
            }
        });
        NoticeView notice = new NoticeView(
                shell.notice(), shell.messages().map(now -> now.text("notice.close")), shell::closeNotice);
        StackPane.setAlignment(notice, Pos.TOP_CENTER);
        start.getChildren().setAll(view, notice);
        view.draw(this::load, document -> DocumentPicture.of(document, workplace, shell.messages()));
    }

    /// Opens a sample and at once does with it what it is there for.
    void openSample(Sample sample) {
        shell.open(() -> samples.open(sample), () -> {
            if (!sample.isTrained()) {
                workspace.run();
            } else {
                Once.when(workspace.data(), data -> data.find().isPresent(), data -> train());
            }
        });
    }

    private void load(Sample sample, Consumer<Document> then) {
        workplace.engine().execute(() -> {
            Document document = samples.open(sample);
            workplace.window().execute(() -> then.accept(document));
        });
    }
}
