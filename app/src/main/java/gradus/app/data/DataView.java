package gradus.app.data;

import gradus.app.workspace.DataState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// The project's data, in the drawer: a page each for where they come from, their columns, their rows, and how they
/// are divided and prepared.
public final class DataView extends BorderPane {

    /// A page.
    private enum Page {
        SOURCE,
        COLUMNS,
        ROWS,
        SPLIT;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final DataViewModel model;
    private final SourcePage source;
    private final ColumnsPage columns;
    private final RowsPage rows;
    private final SplitPage split;
    private final Map<Page, Region> pages = new EnumMap<>(Page.class);
    private final Label summary = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button cancel = new Button();
    private final HBox reading = new HBox(8, progress, cancel);
    private final Subscription subscription;
    private Page page = Page.SOURCE;

    public DataView(DataViewModel model) {
        this.model = model;
        setId("data");
        source = new SourcePage(model);
        columns = new ColumnsPage(model);
        rows = new RowsPage(model);
        split = new SplitPage(model);
        pages.put(Page.SOURCE, source);
        pages.put(Page.COLUMNS, columns);
        pages.put(Page.ROWS, rows);
        pages.put(Page.SPLIT, split);
        setTop(top());
        setPadding(new Insets(6, 16, 4, 16));
        show(Page.SOURCE);
        subscription = model.changes().subscribe(count -> refresh());
    }

    /// Listens to the model no longer.
    public void dispose() {
        subscription.unsubscribe();
        model.dispose();
    }

    private HBox top() {
        ToggleGroup group = new ToggleGroup();
        HBox choice = new HBox();
        for (Page each : Page.values()) {
            ToggleButton button = new ToggleButton(model.text("data.page." + each.id()));
            button.setId("data-page-" + each.id());
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(each == page);
            button.getStyleClass()
                    .add(each == Page.SOURCE ? "left-pill" : each == Page.SPLIT ? "right-pill" : "center-pill");
            button.setOnAction(event -> {
                button.setSelected(true);
                show(each);
            });
            choice.getChildren().add(button);
        }
        summary.setId("data-summary");
        summary.setMinWidth(0);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        progress.setId("data-progress");
        progress.setPrefWidth(160);
        cancel.setId("data-cancel");
        cancel.setText(model.text("data.cancel"));
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> model.cancel());
        reading.setAlignment(Pos.CENTER_LEFT);
        HBox top = new HBox(16, choice, summary, reading);
        top.setAlignment(Pos.CENTER_LEFT);
        top.setPadding(new Insets(0, 0, 6, 0));
        return top;
    }

    private void show(Page wanted) {
        page = wanted;
        setCenter(Objects.requireNonNull(pages.get(wanted)));
        refreshPage();
    }

    private void refresh() {
        summary.setText(model.summary());
        summary.setTooltip(summary.getText().isEmpty() ? null : new Tooltip(summary.getText()));
        boolean isReading = model.state() instanceof DataState.Loading;
        summary.getStyleClass().removeAll("error-text");
        if (model.state() instanceof DataState.Failed) {
            summary.getStyleClass().add("error-text");
        }
        reading.setVisible(isReading);
        reading.setManaged(isReading);
        if (model.state() instanceof DataState.Loading loading) {
            progress.setProgress(loading.share());
        } else {
            refreshPage();
        }
    }

    private void refreshPage() {
        switch (page) {
            case SOURCE -> source.refresh();
            case COLUMNS -> columns.refresh();
            case ROWS -> rows.refresh();
            case SPLIT -> split.refresh();
        }
    }
}
