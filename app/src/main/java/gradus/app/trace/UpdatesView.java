package gradus.app.trace;

import gradus.app.text.Messages;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// What a step of training did to each parameter: its old value, the gradient, what the optimizer remembers, how far
/// it moved, and its new value.
final class UpdatesView extends TableView<ParameterUpdate> {
    private final ObservableValue<Messages> messages;

    UpdatesView(ObservableValue<Messages> messages) {
        this.messages = messages;
        setId("trace-updates");
        setMinWidth(420);
        setPrefWidth(560);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("parameter", (update, words) -> update.path());
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

    private void column(String id, BiFunction<ParameterUpdate, Messages, String> text) {
        TableColumn<ParameterUpdate, String> column = new TableColumn<>();
        column.setId(id);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue(), messages.getValue())));
        getColumns().add(column);
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

    private static String few(Tensor tensor, Messages words) {
        return words.numbers().few(tensor);
    }
}
