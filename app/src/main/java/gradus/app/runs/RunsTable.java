package gradus.app.runs;

import gradus.app.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The runs in lines. A run of another graph than the one on screen is grey and says so.
final class RunsTable extends TableView<RunEntry> {
    private static final PseudoClass OLDER = PseudoClass.getPseudoClass("older");

    private final RunsViewModel model;
    private final Map<String, TableColumn<RunEntry, String>> columns = new LinkedHashMap<>();
    private Optional<Messages> words = Optional.empty();
    private List<String> kept = List.of();
    private boolean isSelecting;

    RunsTable(RunsViewModel model, Node empty) {
        this.model = model;
        setId("runs-table");
        getStyleClass().add("dense");
        setPlaceholder(empty);
        setEditable(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        column("name", 96, RunRow::name);
        column("begun", 122, RunRow::begun);
        column("epochs", 66, RunRow::epochs);
        column("loss", 88, row -> row.loss(false));
        column("val-loss", 88, row -> row.loss(true));
        column("metric", 74, row -> row.metric(metric(), false));
        column("val-metric", 98, row -> row.metric(metric(), true));
        column("end", 112, RunRow::end);
        column("graph", 98, row -> row.words().text(model.isOlder(row.entry()) ? "runs.older" : "runs.same"));
        column("settings", 220, RunRow::settings);
        TableColumn<RunEntry, String> name = Objects.requireNonNull(columns.get("name"));
        name.setEditable(true);
        name.setCellFactory(TextFieldTableCell.forTableColumn());
        name.setOnEditCommit(event -> rename(event.getRowValue(), event.getNewValue()));
        setRowFactory(table -> new Row());
        setItems(model.entries());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE && getEditingCell() == null) {
                delete();
                event.consume();
            }
        });
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunEntry>) change -> {
            if (!isSelecting) {
                kept = selected().stream().map(RunEntry::id).toList();
            }
        });
        // What was selected stays selected when the list is another one.
        model.entries().addListener((ListChangeListener<RunEntry>) change -> reselect(kept));
    }

    /// Makes the columns as wide as a size of letters needs.
    ///
    /// @param scale 1 for the letters that the widths were chosen for
    void fit(double scale) {
        columns.values().forEach(column -> column.setPrefWidth(scale * ((Number) column.getUserData()).doubleValue()));
    }

    /// The titles in a language.
    void dress(Messages other) {
        words = Optional.of(other);
        setAccessibleText(other.text("drawer.runs"));
        columns.forEach((key, column) -> column.setText(title(key, other)));
        refresh();
    }

    private String title(String key, Messages language) {
        String metric = metric().isEmpty() ? "" : capitalized(language.metric(metric()));
        return switch (key) {
            case "metric" -> metric;
            case "val-metric" -> metric.isEmpty() ? "" : language.text("runs.of-validation", metric);
            default -> language.text("runs.column." + key);
        };
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// The first metric of the newest run that has one.
    private String metric() {
        return model.entries().stream()
                .flatMap(entry -> entry.record().last().stream())
                .flatMap(epoch -> epoch.training().metrics().keySet().stream())
                .findFirst()
                .orElse("");
    }

    /// Those selected, in the order of the list.
    List<RunEntry> selected() {
        return getItems().stream()
                .filter(entry -> getSelectionModel().getSelectedItems().contains(entry))
                .toList();
    }

    /// The one that is selected, if it is one.
    Optional<RunEntry> only() {
        List<RunEntry> all = selected();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    void delete() {
        model.delete(selected().stream().map(RunEntry::id).toList());
    }

    private void rename(RunEntry entry, String text) {
        words.ifPresent(language -> {
            boolean isDefault =
                    entry.record().name().isEmpty() && text.strip().equals(new RunRow(entry, language).name());
            if (!isDefault) {
                model.rename(entry.id(), text);
            }
            refresh();
        });
    }

    private void reselect(List<String> ids) {
        isSelecting = true;
        try {
            getSelectionModel().clearSelection();
            for (int i = 0; i < getItems().size(); i++) {
                if (ids.contains(getItems().get(i).id())) {
                    getSelectionModel().select(i);
                }
            }
        } finally {
            isSelecting = false;
        }
        words.ifPresent(this::dress);
    }

    private void column(String key, double width, Function<RunRow, String> text) {
        TableColumn<RunEntry, String> column = new TableColumn<>();
        column.setId("runs-column-" + key);
        column.setPrefWidth(width);
        column.setUserData(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setEditable(false);
        column.setCellValueFactory(row ->
                new ReadOnlyStringWrapper(words.map(language -> text.apply(new RunRow(row.getValue(), language)))
                        .orElse("")));
        columns.put(key, column);
        getColumns().add(column);
    }

    private final class Row extends TableRow<RunEntry> {
        @Override
        protected void updateItem(RunEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            boolean isShown = !empty && entry != null;
            pseudoClassStateChanged(OLDER, isShown && model.isOlder(entry));
            setTooltip(
                    isShown
                            ? words.map(language -> new Tooltip(new RunRow(entry, language).details()))
                                    .orElse(null)
                            : null);
        }
    }
}
