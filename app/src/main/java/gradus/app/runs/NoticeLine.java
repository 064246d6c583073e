package gradus.app.runs;

import gradus.app.text.Messages;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is told above the list, with what can be done about it.
final class NoticeLine extends HBox {
    private final RunsViewModel model;
    private final ObservableValue<Messages> messages;
    private final Label text = new Label();
    private final Button action = new Button();
    private final Button close = new Button("", new FontIcon("mdi2c-close"));

    NoticeLine(RunsViewModel model, ObservableValue<Messages> messages) {
        this.model = model;
        this.messages = messages;
        setId("runs-notice");
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        text.setId("runs-notice-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        action.setId("runs-notice-action");
        action.getStyleClass().add("small");
        action.setMinWidth(USE_PREF_SIZE);
        close.setId("runs-notice-close");
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setOnAction(event -> model.closeNotice());
        getChildren().addAll(text, action, close);
        model.notice().subscribe(now -> show());
        messages.subscribe(words -> show());
    }

    private void show() {
        Messages words = messages.getValue();
        Notice now = model.notice().get();
        setVisible(!(now instanceof Notice.None));
        setManaged(isVisible());
        close.setAccessibleText(words.text("notice.close"));
        text.setText(
                switch (now) {
                    case Notice.None() -> "";
                    case Notice.Deleted deleted ->
                        deleted.runs().size() == 1
                                ? words.text(
                                        "runs.deleted-one",
                                        new RunRow(deleted.runs().getFirst(), words).name())
                                : words.text(
                                        "runs.deleted",
                                        Integer.toString(deleted.runs().size()));
                    case Notice.Unwritten unwritten ->
                        words.text("runs.unwritten", Integer.toString(unwritten.count()), words.of(unwritten.reason()));
                    case Notice.Failed failed -> words.of(failed.reason());
                    case Notice.Removed removed -> words.text("runs.removed", Integer.toString(removed.count()));
                });
        boolean isUndo = now instanceof Notice.Deleted;
        boolean isRetry = now instanceof Notice.Unwritten;
        text.getStyleClass().remove("error-text");
        if (isRetry || now instanceof Notice.Failed) {
            text.getStyleClass().add("error-text");
        }
        action.setVisible(isUndo || isRetry);
        action.setManaged(action.isVisible());
        action.setText(words.text(isUndo ? "runs.undo" : "runs.retry"));
        action.setOnAction(event -> {
            if (isUndo) {
                model.undoDelete();
            } else {
                model.retry();
            }
        });
    }
}
