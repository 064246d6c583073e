package gradus.app.shell;

import gradus.app.action.Gesture;
import gradus.app.action.Gestures;
import gradus.app.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The gestures of the pointer that can be done otherwise.
final class GestureSettings extends VBox {
    private final List<GestureRow> rows = new ArrayList<>();
    private final Button reset = new Button();

    GestureSettings(ShellViewModel shell, Messages messages) {
        getStyleClass().add("settings-page");
        VBox list = new VBox();
        list.getStyleClass().add("settings-list");
        for (Gesture gesture : Gestures.standard().all()) {
            if (GestureRow.canChange(gesture)) {
                rows.add(new GestureRow(
                        gesture, messages, pointing -> choose(shell, now(shell).with(gesture.id(), pointing))));
                list.getChildren().add(rows.getLast());
            }
        }
        Label advice = new Label(messages.text("settings.gestures.advice"));
        advice.getStyleClass().add("muted");
        advice.setWrapText(true);
        advice.setMinHeight(USE_PREF_SIZE);
        advice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(advice, Priority.ALWAYS);
        reset.setId("settings-gestures-reset");
        reset.setText(messages.text("settings.reset-all"));
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setOnAction(event -> choose(shell, Gestures.standard()));
        HBox head = new HBox(advice, reset);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("settings-head");
        var scroll = SettingsView.scroll(list);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /// Shows the gestures as they are now.
    void refresh(Gestures now) {
        List<Gestures.Conflict> conflicts = now.conflicts();
        rows.forEach(row -> row.refresh(now, conflicts));
        reset.setDisable(now.equals(Gestures.standard()));
    }

    private static Gestures now(ShellViewModel shell) {
        return shell.preferences().get().gestures();
    }

    private static void choose(ShellViewModel shell, Gestures gestures) {
        shell.choose(shell.preferences().get().hand().withGestures(gestures));
    }
}
