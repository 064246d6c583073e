package gradus.app.shell;

import gradus.app.text.Messages;
import gradus.app.workspace.Standing;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.effect.ColorAdjust;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// A panel that is grey, and says why, while the run it shows belongs to another graph or to other weights than those
/// on screen.
final class StalePane extends BorderPane {
    private static final double FADED = 0.55;

    private final Node panel;
    private final ObservableValue<Standing.Of> standing;
    private final ObservableValue<Messages> messages;
    private final Label note = new Label("", new FontIcon("mdi2h-history"));

    StalePane(Node panel, ObservableValue<Standing.Of> standing, ObservableValue<Messages> messages) {
        this.panel = panel;
        this.standing = standing;
        this.messages = messages;
        note.setId("charts-stale");
        note.getStyleClass().addAll("muted", "stale-note");
        note.setMaxWidth(Double.MAX_VALUE);
        setCenter(panel);
        InvalidationListener changed = observable -> show();
        standing.addListener(changed);
        messages.addListener(changed);
        show();
    }

    private void show() {
        Standing.Of of = standing.getValue();
        boolean isStale = of != Standing.Of.THIS;
        if (isStale) {
            note.setText(messages.getValue()
                    .text(of == Standing.Of.OTHER_GRAPH ? "charts.stale-graph" : "charts.stale-weights"));
            ColorAdjust grey = new ColorAdjust();
            grey.setSaturation(-1);
            panel.setEffect(grey);
        } else {
            panel.setEffect(null);
        }
        panel.setOpacity(isStale ? FADED : 1);
        setTop(isStale ? note : null);
    }
}
