package gradus.app.shell;

import gradus.app.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A card with a title, what belongs beside it, and a button that closes it.
abstract class OverlayPanel extends VBox implements Overlay.Panel {
    private final HBox head = new HBox();

    OverlayPanel(String id, String title, Messages messages, Runnable close) {
        setId(id);
        getStyleClass().add("overlay-panel");
        head.getStyleClass().add("overlay-head");
        head.setAlignment(Pos.CENTER_LEFT);
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        heading.setMinWidth(USE_PREF_SIZE);
        Button closer = icon("mdi2c-close", messages.text("overlay.close"));
        closer.setId(id + "-close");
        closer.setOnAction(event -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().addAll(heading, gap, closer);
        getChildren().add(head);
    }

    /// Puts something into the head, in front of the button that closes.
    final void addToHead(Node node) {
        head.getChildren().add(head.getChildren().size() - 1, node);
    }

    /// A button that is only an icon, with its words for the tooltip and the screen reader.
    static Button icon(String code, String words) {
        Button button = new Button("", new FontIcon(code));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        return button;
    }

    @Override
    public final Region region() {
        return this;
    }
}
