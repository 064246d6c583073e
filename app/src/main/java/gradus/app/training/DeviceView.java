package gradus.app.training;

import gradus.app.text.Messages;
import gradus.app.workspace.Computing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// What trains: a device to choose, and why it computes. The devices are searched for when the list is opened first.
final class DeviceView extends HBox {

    private final Computing computing;
    private final ObservableValue<Messages> messages;
    private final Label name = new Label();
    private final ComboBox<String> choice = new ComboBox<>();
    private final Tooltip reason = new Tooltip();
    private boolean refreshing;

    DeviceView(Computing computing, ObservableValue<Messages> messages) {
        super(12);
        this.computing = computing;
        this.messages = messages;
        setAlignment(Pos.CENTER_LEFT);
        choice.setId("training-device");
        choice.setPrefWidth(136);
        choice.setMinWidth(USE_PREF_SIZE);
        choice.setTooltip(reason);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(String device) {
                return words(device);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        choice.setOnShowing(event -> computing.look());
        choice.valueProperty().addListener((property, before, device) -> {
            if (!refreshing && device != null) {
                computing.choose(device);
            }
        });
        name.setLabelFor(choice);
        name.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(name, choice);
        InvalidationListener changed = observable -> refresh();
        computing.chosen().addListener(changed);
        computing.entries().addListener(changed);
        computing.searching().addListener(changed);
        computing.now().addListener(changed);
        messages.addListener(changed);
        refresh();
    }

    private void refresh() {
        Messages now = messages.getValue();
        refreshing = true;
        List<String> usable = new ArrayList<>(List.of(Computing.AUTO, Computing.PROCESSOR));
        computing.entries().get().stream()
                .filter(entry -> entry.device().isPresent() && !usable.contains(entry.name()))
                .forEach(entry -> usable.add(entry.name()));
        String chosen = computing.chosen().get();
        if (!usable.contains(chosen)) {
            usable.add(chosen);
        }
        if (!choice.getItems().equals(usable)) {
            choice.getItems().setAll(usable);
        }
        choice.setValue(null);
        choice.setValue(chosen);
        refreshing = false;
        name.setText(now.text("training.device"));
        reason.setText(
                computing.searching().get()
                        ? now.text("computing.searching")
                        : now.of(computing.now().get().reason()));
    }

    private String words(String device) {
        return Computing.AUTO.equals(device)
                ? messages.getValue().text("computing.automatic")
                : device == null ? "" : device.toUpperCase(Locale.ROOT);
    }
}
