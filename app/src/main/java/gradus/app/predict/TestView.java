package gradus.app.predict;

import gradus.app.chart.ChartFrame;
import gradus.app.chart.Figures;
import gradus.app.chart.Saving;
import gradus.app.text.Messages;
import gradus.app.text.ScoresText;
import gradus.app.workspace.DataPart;
import gradus.app.workspace.TestResult;
import gradus.engine.train.Residuals;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/// The test of a network, in the drawer: the figures on the left, what was taken for what in the middle, the examples
/// or the figures of each class on the right.
public final class TestView extends StackPane {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double FIGURES = 200;
    private static final double CHARTS = 500;
    private static final double MATRIX = 250;
    private static final double MENU = 30;

    private final TestViewModel model;
    private final Messages messages;
    private final ComboBox<DataPart> part = new ComboBox<>();
    private final Label figures = new Label();
    private final Label state = new Label();
    private final ConfusionView confusion;
    private final FitCharts fit;
    private final ClassTable classes;
    private final ExamplesTable examples;
    private final Label listed = new Label();
    private final RadioButton counts = new RadioButton();
    private final RadioButton shares = new RadioButton();
    private final ToggleButton showExamples = new ToggleButton();
    private final ToggleButton showClasses = new ToggleButton();
    private final Button allErrors = new Button();
    private final StackPane middle = new StackPane();
    private final HBox found = new HBox(16);
    private final VBox nothing = new VBox(8);
    private final Label obstacle = new Label();
    private final Button train = new Button();
    private final Subscription subscription;
    private Optional<TestResult> drawn = Optional.empty();
    private boolean isShowing;

    /// @param begin trains the network; offered where it was not
    /// @param saving puts charts and tables where the person says
    public TestView(TestViewModel model, Messages messages, Runnable begin, Saving saving) {
        this.model = model;
        this.messages = messages;
        ChartFrame.Desk desk = new ChartFrame.Desk(new ReadOnlyObjectWrapper<>(messages), saving);
        setId("test");
        getStyleClass().add("test-page");
        setPadding(new Insets(8, 16, 8, 16));
        confusion = new ConfusionView(messages, model::choose);
        fit = new FitCharts(messages, desk);
        classes = new ClassTable(messages);
        examples = new ExamplesTable(messages, confusion::size, model::look);
        train.setText(messages.text("training.train"));
        train.setId("test-train");
        train.getStyleClass().add("accent");
        train.setOnAction(event -> begin.run());
        obstacle.setId("test-obstacle");
        obstacle.setWrapText(true);
        obstacle.setMaxWidth(560);
        nothing.setAlignment(Pos.CENTER);
        nothing.getChildren().setAll(obstacle, train);
        Node left = left();
        ChartFrame right = ChartFrame.of("test", right(), this::table, desk);
        StackPane matrix = new StackPane(confusion);
        matrix.setPadding(new Insets(0, MENU, 0, 0));
        matrix.visibleProperty().bind(confusion.visibleProperty());
        ChartFrame framed = ChartFrame.of(
                "confusion",
                matrix,
                () -> TestFigures.confusion(model.page().get().result()),
                desk);
        framed.visibleProperty().bind(confusion.visibleProperty());
        middle.getChildren().setAll(framed, fit);
        right.setMinWidth(300);
        right.setPrefWidth(400);
        HBox.setHgrow(right, Priority.ALWAYS);
        middle.setPrefWidth(400);
        HBox.setHgrow(middle, Priority.SOMETIMES);
        found.getChildren().setAll(left, middle, right);
        getChildren().setAll(found, nothing);
        subscription = model.page()
                .subscribe(this::show)
                .and(model.examples().subscribe(list -> list()))
                .and(model.field().subscribe(field -> {
                    confusion.mark(field);
                    allErrors.setVisible(field.isPresent());
                    allErrors.setManaged(field.isPresent());
                    if (field.isPresent()) {
                        showExamples.setSelected(true);
                    }
                }));
    }

    /// Listens to the model no longer.
    public void dispose() {
        subscription.unsubscribe();
        model.dispose();
    }

    private Node left() {
        part.setId("test-part");
        part.setMaxWidth(Double.MAX_VALUE);
        part.setAccessibleText(messages.text("test.part.name"));
        part.setConverter(new StringConverter<>() {
            @Override
            public String toString(DataPart each) {
                return each == null ? "" : model.name(each);
            }

            @Override
            public DataPart fromString(String text) {
                throw new UnsupportedOperationException("The choice can't be typed");
            }
        });
        part.valueProperty().addListener((property, before, now) -> {
            if (!isShowing && now != null) {
                model.choose(now);
            }
        });
        figures.setId("test-figures");
        figures.setWrapText(true);
        figures.setMinHeight(USE_PREF_SIZE);
        state.setId("test-state");
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        state.getStyleClass().add("warning-text");
        ToggleGroup group = new ToggleGroup();
        counts.setText(messages.text("test.counts"));
        shares.setText(messages.text("test.shares"));
        counts.setId("test-counts");
        shares.setId("test-shares");
        counts.setToggleGroup(group);
        shares.setToggleGroup(group);
        counts.setSelected(true);
        shares.selectedProperty().subscribe(confusion::showShares);
        VBox left = new VBox(6, part, figures, new FlowPane(12, 4, counts, shares), state);
        left.setMinWidth(FIGURES);
        left.setPrefWidth(FIGURES);
        return left;
    }

    private Node right() {
        ToggleGroup group = new ToggleGroup();
        showExamples.setText(messages.text("test.examples"));
        showClasses.setText(messages.text("test.classes"));
        showExamples.setId("test-show-examples");
        showClasses.setId("test-show-classes");
        showExamples.setToggleGroup(group);
        showClasses.setToggleGroup(group);
        showExamples.getStyleClass().add("left-pill");
        showClasses.getStyleClass().add("right-pill");
        group.selectToggle(showExamples);
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
        });
        examples.visibleProperty().bind(showExamples.selectedProperty());
        classes.visibleProperty().bind(showExamples.selectedProperty().not());
        listed.setId("test-listed");
        listed.getStyleClass().add("muted");
        listed.setMinWidth(0);
        listed.visibleProperty().bind(showExamples.selectedProperty());
        allErrors.setText(messages.text("test.all-errors"));
        allErrors.setId("test-all-errors");
        allErrors.getStyleClass().add("flat");
        allErrors.setOnAction(event -> model.chooseNoField());
        showExamples.setMinWidth(USE_PREF_SIZE);
        showClasses.setMinWidth(USE_PREF_SIZE);
        allErrors.setMinWidth(USE_PREF_SIZE);
        HBox top = new HBox(12, new HBox(showExamples, showClasses), listed, allErrors);
        top.setPadding(new Insets(0, MENU, 0, 0));
        top.setAlignment(Pos.CENTER_LEFT);
        StackPane tables = new StackPane(examples, classes);
        tables.setMinHeight(0);
        examples.setMinHeight(0);
        classes.setMinHeight(0);
        VBox.setVgrow(tables, Priority.ALWAYS);
        VBox right = new VBox(6, top, tables);
        return right;
    }

    private void show(TestPage page) {
        isShowing = true;
        part.getItems().setAll(page.parts());
        part.setValue(page.part().orElse(null));
        isShowing = false;
        boolean isFound = page.result().isPresent();
        found.setVisible(isFound);
        nothing.setVisible(!isFound);
        obstacle.setText(page.obstacle().isEmpty() ? messages.text("test.working") : page.obstacle());
        train.setVisible(page.obstacle().equals(messages.text("predict.no-weights")));
        train.setManaged(train.isVisible());
        state.setText(
                !page.obstacle().isEmpty()
                        ? page.obstacle()
                        : page.isWorking()
                                ? messages.text("test.working")
                                : page.isStale() ? messages.text("predict.stale") : "");
        state.setManaged(!state.getText().isEmpty());
        found.pseudoClassStateChanged(STALE, page.isStale());
        confusion.setOpacity(page.isStale() ? 0.45 : 1);
        fit.setOpacity(page.isStale() ? 0.45 : 1);
        figures.setOpacity(page.isStale() ? 0.6 : 1);
        page.result().ifPresent(result -> {
            if (!drawn.equals(Optional.of(result))) {
                drawn = Optional.of(result);
                draw(result);
            }
        });
    }

    private void draw(TestResult result) {
        var matrix = result.tested().confusion();
        Optional<Residuals> residuals = result.tested().residuals();
        confusion.setVisible(matrix.isPresent());
        confusion.setFocusTraversable(matrix.isPresent());
        counts.setVisible(matrix.isPresent());
        shares.setVisible(matrix.isPresent());
        middle.setMinWidth(residuals.isPresent() ? CHARTS : MATRIX);
        fit.setVisible(residuals.isPresent());
        showClasses.setVisible(matrix.isPresent());
        showClasses.setManaged(matrix.isPresent());
        if (matrix.isEmpty()) {
            showExamples.setSelected(true);
        }
        showExamples.setText(messages.text(matrix.isPresent() ? "test.errors" : "test.examples"));
        figures.setText(ScoresText.of(result.tested().scores(), messages).replace(", ", "\n"));
        matrix.ifPresent(found -> {
            confusion.show(found, result.inputs().data().classNames());
            classes.show(found, result.inputs().data().classNames());
        });
        residuals.ifPresent(fit::show);
        examples.prepare(result);
        list();
    }

    /// The table that is shown.
    private Figures table() {
        Optional<TestResult> result = model.page().get().result();
        return showClasses.isSelected()
                ? TestFigures.classes(result)
                : TestFigures.examples(result, model.examples().get());
    }

    private void list() {
        examples.list(model.examples().get(), model.field().get().isEmpty());
        model.page().get().result().ifPresent(result -> listed.setText(model.listed(result)));
    }
}
