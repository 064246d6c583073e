package gradus.app.shell;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// A message across the top of the canvas.
final class NoticeView extends HBox {
    private final FontIcon icon = new FontIcon();
    private final Label text = new Label();

    NoticeView(ObservableValue<Optional<Notice>> notice, ObservableValue<String> closing, Runnable close) {
        setId("notice");
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        setMaxHeight(USE_PREF_SIZE);
        text.setId("notice-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button closer = new Button("", new FontIcon("mdi2c-close"));
        closer.setId("notice-close");
        closer.getStyleClass().addAll("flat", "button-icon");
        closer.accessibleTextProperty().bind(closing);
        closer.setOnAction(event -> close.run());
        getChildren().addAll(icon, text, closer);
        notice.subscribe(now -> {
            setVisible(now.isPresent());
            setManaged(now.isPresent());
            now.ifPresent(this::show);
        });
    }

    private void show(Notice notice) {
        getStyleClass().removeAll("notice-error", "notice-warning");
        icon.getStyleClass().removeAll("error-icon", "warning-icon");
        boolean isWarning = notice.kind() == Notice.Kind.WARNING;
        getStyleClass().add(isWarning ? "notice-warning" : "notice-error");
        icon.setIconLiteral(
                switch (notice.kind()) {
                    case ERROR -> "mdi2a-alert-octagon";
                    case WARNING -> "mdi2a-alert";
                    case FAULT -> "mdi2b-bug";
                });
        icon.getStyleClass().add(isWarning ? "warning-icon" : "error-icon");
        text.setText(notice.text());
    }
}
