package gradus.app.predict;

import gradus.app.plot.PixelsView;
import gradus.app.text.Messages;
import gradus.app.workspace.Inputs;
import gradus.app.workspace.Prediction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/// Predicting, in the drawer: what is entered on the left, what the network says of it in the middle, other ways to
/// enter rows on the right.
public final class PredictView extends StackPane {

    /// More sliders nobody moves one by one.
    private static final int MOST_ROWS = 100;

    private static final double DRAWING = 180;

    /// The files that the page asks for.
    ///
    /// @param rows asks for a file of rows to predict
    /// @param results asks where to save, with a suggested name
    public record Files(Supplier<Optional<Path>> rows, Function<String, Optional<Path>> results) {}

    private final PredictViewModel model;
    private final Messages messages;
    private final Files files;
    private final GridPane grid = new GridPane();
    private final List<FeatureRow> rows = new ArrayList<>();
    private final ScrollPane sliders = new ScrollPane();
    private final HBox drawing = new HBox(12);
    private final DrawingField field;
    private final PixelsView seen = new PixelsView(DRAWING / 2);
    private final ComboBox<String> node = new ComboBox<>();
    private final OutcomeView outcome;
    private final Label state = new Label();
    private final TextArea pasted = new TextArea();
    private final Label told = new Label();
    private final Button save = new Button();
    private final HBox found = new HBox(20);
    private final VBox nothing = new VBox(8);
    private final Label obstacle = new Label();
    private final Button train = new Button();
    private final Subscription subscription;
    private List<String> listed = List.of();
    private boolean isShowing;

    /// @param begin trains the network; offered where it was not
    public PredictView(PredictViewModel model, Messages messages, Runnable begin, Files files) {
        this.model = model;
        this.messages = messages;
        this.files = files;
        setId("predict");
        getStyleClass().add("predict-page");
        setPadding(new Insets(8, 16, 8, 16));
        outcome = new OutcomeView(messages);
        field = new DrawingField(DRAWING, messages, model::draw);
        train.setText(messages.text("training.train"));
        train.setId("predict-train");
        train.getStyleClass().add("accent");
        train.setOnAction(event -> begin.run());
        obstacle.setId("predict-obstacle");
        obstacle.setWrapText(true);
        obstacle.setMaxWidth(560);
        nothing.setAlignment(Pos.CENTER);
        nothing.getChildren().setAll(obstacle, train);
        Node entry = entry();
        Node middle = middle();
        Node other = other();
        HBox.setHgrow(entry, Priority.SOMETIMES);
        HBox.setHgrow(middle, Priority.ALWAYS);
        found.getChildren().setAll(entry, middle, other);
        getChildren().setAll(found, nothing);
        subscription = model.page()
                .subscribe(page -> show(page))
                .and(model.told().subscribe(text -> {
                    told.setText(text);
                    save.setDisable(!model.canSave());
                }));
    }

    /// Listens to the model no longer.
    public void dispose() {
        subscription.unsubscribe();
        model.dispose();
    }

    private Node entry() {
        grid.setHgap(10);
        grid.setVgap(3);
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints middle = new ColumnConstraints();
        middle.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, middle);
        grid.setPadding(new Insets(0, 12, 0, 0));
        sliders.setContent(grid);
        sliders.setId("predict-sliders");
        sliders.setFitToWidth(true);
        sliders.getStyleClass().add("bare");
        Button clear = new Button(messages.text("predict.clear"));
        clear.setId("predict-clear");
        clear.getStyleClass().add("flat");
        clear.setOnAction(event -> {
            model.reset();
        });
        Label sees = new Label(messages.text("predict.sees"));
        sees.getStyleClass().add("muted");
        sees.setWrapText(true);
        sees.setMaxWidth(130);
        drawing.getChildren().setAll(field, new VBox(6, sees, seen, clear));
        StackPane entry = new StackPane(sliders, drawing);
        StackPane.setAlignment(drawing, Pos.TOP_LEFT);
        entry.setMinWidth(300);
        entry.setPrefWidth(420);
        entry.setMaxWidth(520);
        return entry;
    }

    private Node middle() {
        node.setId("predict-node");
        node.setAccessibleText(messages.text("predict.node"));
        node.setMaxWidth(240);
        node.setConverter(new StringConverter<>() {
            @Override
            public String toString(String id) {
                return id == null ? "" : id.isEmpty() ? messages.text("predict.node.end") : model.name(id);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("The choice can't be typed");
            }
        });
        node.valueProperty().addListener((property, before, now) -> {
            if (!isShowing && now != null) {
                model.ask(Optional.of(now).filter(id -> !id.isEmpty()));
            }
        });
        Label name = new Label(messages.text("predict.node"));
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(node);
        HBox choice = new HBox(8, name, node, outcome.headline());
        choice.setAlignment(Pos.CENTER_LEFT);
        state.setId("predict-state");
        state.getStyleClass().add("warning-text");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(outcome, Priority.ALWAYS);
        VBox middle = new VBox(4, choice, state, outcome);
        middle.setMinWidth(240);
        return middle;
    }

    private Node other() {
        pasted.setId("predict-pasted");
        pasted.setPromptText(messages.text("predict.paste.prompt"));
        pasted.setAccessibleText(messages.text("predict.paste"));
        pasted.setPrefRowCount(2);
        pasted.setMinHeight(44);
        pasted.setWrapText(true);
        Button paste = button("predict-paste", "predict.paste");
        paste.setOnAction(event -> {
            model.paste(pasted.getText());
        });
        Button file = button("predict-file", "predict.open");
        file.setOnAction(event -> files.rows().get().ifPresent(model::predictFile));
        save.setText(messages.text("predict.save"));
        save.setId("predict-save");
        save.setDisable(true);
        save.setOnAction(
                event -> files.results().apply(messages.text("predict.results")).ifPresent(model::save));
        told.setId("predict-told");
        told.setWrapText(true);
        told.setMinHeight(0);
        FlowPane buttons = new FlowPane(8, 4, paste, file, save);
        ScrollPane words = new ScrollPane(told);
        words.setFitToWidth(true);
        words.getStyleClass().add("bare");
        VBox.setVgrow(words, Priority.ALWAYS);
        VBox other = new VBox(6, pasted, buttons, words);
        other.setMinWidth(280);
        other.setPrefWidth(330);
        other.setMaxWidth(400);
        return other;
    }

    private Button button(String id, String key) {
        Button button = new Button(messages.text(key));
        button.setId(id);
        return button;
    }

    private void show(PredictPage page) {
        boolean isPossible = page.obstacle().isEmpty() && page.inputs().isPresent();
        found.setVisible(isPossible);
        nothing.setVisible(!isPossible);
        obstacle.setText(page.obstacle().isEmpty() ? messages.text("predict.reading") : page.obstacle());
        train.setVisible(page.needsTraining());
        train.setManaged(train.isVisible());
        page.inputs().ifPresent(inputs -> {
            fields(inputs);
            for (int i = 0; i < rows.size() && i < page.cells().size(); i++) {
                rows.get(i).show(page.cells().get(i));
            }
        });
        nodes(page.nodes());
        state.setText(
                !page.refusal().isEmpty() ? page.refusal() : page.isStale() ? messages.text("predict.stale") : "");
        state.setVisible(!state.getText().isEmpty());
        state.setManaged(state.isVisible());
        outcome.setOpacity(page.isStale() ? 0.45 : 1);
        if (!page.isDrawn()) {
            field.clear();
        }
        page.prediction().ifPresentOrElse(each -> show(page, each), () -> {
            outcome.clear();
            seen.clear();
        });
    }

    private void show(PredictPage page, Prediction prediction) {
        outcome.show(prediction, model.name(prediction.node()));
        page.inputs()
                .ifPresent(inputs -> inputs.ink()
                        .ifPresent(ink ->
                                seen.show(inputs.numbers(prediction.cells()), ink.shape(), ink.ground(), ink.full())));
    }

    private void fields(Inputs inputs) {
        boolean isPicture = inputs.ink().isPresent();
        drawing.setVisible(isPicture);
        sliders.setVisible(!isPicture);
        if (!isPicture && !listed.equals(inputs.features())) {
            listed = inputs.features();
            rows.clear();
            grid.getChildren().clear();
            for (int i = 0; i < Math.min(inputs.fields().size(), MOST_ROWS); i++) {
                FeatureRow row =
                        new FeatureRow(model, messages, i, inputs.fields().get(i));
                row.addTo(grid, i);
                rows.add(row);
            }
            if (inputs.fields().size() > MOST_ROWS) {
                Label more = new Label(messages.text(
                        "predict.more", messages.numbers().whole(inputs.fields().size() - MOST_ROWS)));
                more.setWrapText(true);
                more.getStyleClass().add("muted");
                grid.add(more, 0, 2 * MOST_ROWS, 3, 1);
            }
        } else if (isPicture) {
            rows.clear();
            listed = List.of();
        }
    }

    private void nodes(List<String> ids) {
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(ids);
        isShowing = true;
        if (!node.getItems().equals(all)) {
            node.getItems().setAll(all);
        }
        node.setValue(model.asked().filter(all::contains).orElse(""));
        isShowing = false;
    }
}
