package gradus.app.runs;

import gradus.app.text.Messages;
import gradus.engine.project.RunRecord;
import gradus.engine.train.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jfree.chart.fx.ChartViewer;

/// The runs, in the drawer: a table on the left, the curves of those selected over one another on the right.
public final class RunsView extends BorderPane {
    /// The size of letters that the table is made for.
    private static final double USUAL_LETTERS = 13;

    private final RunsViewModel model;
    private final ObservableValue<Messages> messages;
    private final RunsTable table;
    private final OverlayChart chart = new OverlayChart(this::draw);
    private final ComboBox<String> figure = new ComboBox<>();
    private final Button back = button("runs-go-back", "accent");
    private final Button delete = button("runs-delete", "flat");
    private final Label hint = new Label();
    private final NoticeLine notice;
    private final Label emptyText = new Label();
    private final Button train = button("runs-train", "accent");
    private boolean refreshing;

    /// @param messages the texts, in the language chosen now
    /// @param startTraining is offered while there are no runs
    public RunsView(RunsViewModel model, ObservableValue<Messages> messages, Runnable startTraining) {
        this.model = model;
        this.messages = messages;
        setId("runs");
        getStyleClass().add("runs");
        emptyText.setWrapText(true);
        emptyText.getStyleClass().add("muted");
        train.setOnAction(event -> startTraining.run());
        VBox empty = new VBox(8, emptyText, train);
        empty.setAlignment(Pos.CENTER);
        empty.setPadding(new Insets(8));
        table = new RunsTable(model, empty);
        hint.fontProperty().subscribe(font -> table.fit(font.getSize() / USUAL_LETTERS));
        notice = new NoticeLine(model, messages);
        hint.getStyleClass().add("muted");
        hint.setMinWidth(0);
        back.setOnAction(event -> table.only().ifPresent(run -> model.goBack(run.id())));
        delete.setOnAction(event -> table.delete());
        HBox tools = new HBox(8, back, delete, hint);
        tools.setAlignment(Pos.CENTER_LEFT);
        VBox left = new VBox(6, tools, notice, table);
        left.setPadding(new Insets(8, 8, 8, 12));
        VBox.setVgrow(table, Priority.ALWAYS);
        setCenter(left);
        figure.setId("runs-figure");
        figure.setOnAction(event -> {
            if (!refreshing) {
                draw();
            }
        });
        ChartViewer viewer = new ChartViewer(chart.chart(), false);
        viewer.setId("runs-chart");
        viewer.setMinSize(160, 80);
        VBox.setVgrow(viewer, Priority.ALWAYS);
        VBox right = new VBox(4, figure, viewer, chart.probe());
        right.setAlignment(Pos.TOP_RIGHT);
        right.setPadding(new Insets(8, 12, 4, 0));
        right.setPrefWidth(410);
        right.setMinWidth(240);
        right.visibleProperty().bind(Bindings.isNotEmpty(model.entries()));
        right.managedProperty().bind(right.visibleProperty());
        setRight(right);
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunEntry>) change -> refresh());
        model.entries().addListener((ListChangeListener<RunEntry>) change -> refresh());
        model.training().subscribe(now -> refresh());
        model.graph().subscribe(now -> {
            table.refresh();
            refresh();
        });
        messages.subscribe(words -> dress());
    }

    private void dress() {
        Messages words = messages.getValue();
        emptyText.setText(words.text("runs.empty"));
        train.setText(words.text("training.train"));
        back.setText(words.text("runs.go-back"));
        back.setTooltip(new Tooltip(words.text("runs.go-back.tip")));
        delete.setText(words.text("runs.delete"));
        delete.setTooltip(new Tooltip(words.text("runs.delete.tip")));
        figure.setAccessibleText(words.text("runs.figure"));
        figure.setConverter(new StringConverter<>() {
            @Override
            public String toString(String key) {
                return key == null ? "" : title(key);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("The choice can't be typed");
            }
        });
        table.dress(words);
        refresh();
    }

    private String title(String key) {
        Messages words = messages.getValue();
        String text = key.equals(Goal.LOSS) ? words.text("charts.loss") : words.metric(key);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// The runs whose curves are drawn: those selected, or else the newest.
    private List<RunEntry> drawn() {
        List<RunEntry> selected = new ArrayList<>(table.selected());
        return selected.isEmpty() ? model.entries().stream().limit(1).toList() : selected;
    }

    private void refresh() {
        Messages words = messages.getValue();
        Optional<RunEntry> only = table.only();
        back.setDisable(only.isEmpty() || model.training().get());
        delete.setDisable(table.selected().isEmpty());
        hint.setText(
                model.entries().isEmpty()
                        ? ""
                        : only.filter(model::isOlder).isPresent()
                                ? words.text("runs.older.hint")
                                : words.text("runs.hint"));
        refreshing = true;
        try {
            List<String> figures =
                    Overlay.figures(drawn().stream().map(RunEntry::record).toList());
            String chosen = Optional.ofNullable(figure.getValue()).orElse(Goal.LOSS);
            if (!figures.equals(figure.getItems())) {
                figure.getItems().setAll(figures);
            }
            // What is chosen is written anew only when it is chosen anew.
            figure.setValue(null);
            figure.setValue(figures.contains(chosen) ? chosen : figures.getFirst());
        } finally {
            refreshing = false;
        }
        draw();
    }

    private void draw() {
        if (figure.getValue() == null) {
            return;
        }
        Messages words = messages.getValue();
        List<RunEntry> runs = drawn();
        List<RunRecord> records = runs.stream().map(RunEntry::record).toList();
        List<String> names =
                runs.stream().map(run -> new RunRow(run, words).name()).toList();
        chart.show(Overlay.of(records, figure.getValue()), names, title(figure.getValue()), words);
    }

    private static Button button(String id, String style) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().addAll(style, "small");
        return button;
    }
}
