package gradus.app.trace;

import gradus.app.text.Messages;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

/// What a step of training did to each parameter: its old value, the gradient, what the optimizer remembers, how far
/// it moved, and its new value.
final class UpdatesView extends TableView<ParameterUpdate> {
    private final ObservableValue<Messages> messages;
    private final Consumer<ParameterUpdate> open;

    /// @param open shows an update as the optimizer's graph
    UpdatesView(ObservableValue<Messages> messages, Consumer<ParameterUpdate> open) {
        this.messages = messages;
        this.open = open;
        setId("trace-updates");
        setMinWidth(420);
        setPrefWidth(560);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("parameter", (update, words) -> update.path()).setCellFactory(ignored -> new PathCell());
        setOnKeyPressed(event -> {
            ParameterUpdate chosen = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                open.accept(chosen);
                event.consume();
            }
        });
        column("before", (update, words) -> few(update.before(), words));
        column("gradient", (update, words) -> few(update.gradient(), words));
        column("state", UpdatesView::state);
        column("step", (update, words) -> few(update.step(), words));
        column("after", (update, words) -> few(update.after(), words));
        messages.subscribe(this::name);
    }

    void show(List<ParameterUpdate> updates) {
        if (!updates.equals(getItems())) {
            getItems().setAll(updates);
        }
    }

    private TableColumn<ParameterUpdate, String> column(String id, BiFunction<ParameterUpdate, Messages, String> text) {
        TableColumn<ParameterUpdate, String> column = new TableColumn<>();
        column.setId(id);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue(), messages.getValue())));
        getColumns().add(column);
        return column;
    }

    private void name(Messages words) {
        getColumns().forEach(column -> column.setText(words.text("trace.update." + column.getId())));
        Label nothing = new Label(words.text("trace.no-updates"));
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        setPlaceholder(nothing);
        refresh();
    }

    /// `m 0 → 0.004, v 0 → 0.001`.
    private static String state(ParameterUpdate update, Messages words) {
        Map<String, Tensor> before = update.stateBefore();
        return update.stateAfter().entrySet().stream()
                .map(after -> after.getKey() + " "
                        + (before.containsKey(after.getKey())
                                ? few(before.get(after.getKey()), words)
                                : words.numbers().whole(0))
                        + " → " + few(after.getValue(), words))
                .collect(Collectors.joining(", "));
    }

    /// A parameter's path, which leads to its update as a graph.
    private final class PathCell extends TableCell<ParameterUpdate, String> {
        private final Hyperlink link = new Hyperlink();

        PathCell() {
            link.setOnAction(event -> open.accept(getTableRow().getItem()));
            link.setMnemonicParsing(false);
        }

        @Override
        protected void updateItem(String path, boolean empty) {
            super.updateItem(path, empty);
            boolean isShown = !empty && path != null;
            setGraphic(isShown ? link : null);
            if (isShown) {
                link.setId("trace-update-" + path.replace('/', '-'));
                link.setText(path);
                link.setTooltip(new Tooltip(messages.getValue().text("trace.update.open", path)));
            }
        }
    }

    private static String few(Tensor tensor, Messages words) {
        return words.numbers().few(tensor);
    }
}
