package gradus.app.shell;

import gradus.app.action.Focus;
import gradus.app.text.Messages;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A panel in front of the window, one at a time. While it is open the keyboard stays in it; Esc or a click beside it
/// closes it, and the keyboard goes back to where it was.
final class Overlay extends StackPane {

    /// What is shown.
    interface Panel {
        Region region();

        /// Where the keyboard begins.
        Node first();

        /// Is called when it has gone.
        default void dispose() {}
    }

    private final ObservableValue<Messages> messages;
    private Optional<Function<Messages, ? extends Panel>> maker = Optional.empty();
    private Optional<Panel> panel = Optional.empty();
    private Optional<Node> before = Optional.empty();

    Overlay(ObservableValue<Messages> messages) {
        this.messages = messages;
        setId("overlay");
        getStyleClass().add("overlay");
        setVisible(false);
        messages.subscribe(words -> maker.ifPresent(make -> fill(make.apply(words))));
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        addEventHandler(KeyEvent.KEY_RELEASED, KeyEvent::consume);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (equals(event.getTarget())) {
                close();
            }
            event.consume();
        });
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            if (owner != null && !holds(owner)) {
                panel.map(Panel::first).ifPresent(Node::requestFocus);
            }
        });
    }

    /// Shows a panel in the language chosen now, and anew in another when that is chosen.
    void show(Function<Messages, ? extends Panel> make) {
        if (panel.isEmpty()) {
            before = Optional.ofNullable(getScene().getFocusOwner());
        }
        maker = Optional.of(make);
        setVisible(true);
        fill(make.apply(messages.getValue()));
    }

    void close() {
        maker = Optional.empty();
        panel.ifPresent(Panel::dispose);
        panel = Optional.empty();
        getChildren().clear();
        setVisible(false);
        before.ifPresent(Node::requestFocus);
        before = Optional.empty();
    }

    private void fill(Panel made) {
        panel.ifPresent(Panel::dispose);
        panel = Optional.of(made);
        getChildren().setAll(made.region());
        Focus.on(made.first());
    }

    /// The keys of the window mean nothing here; Tab and the arrows move between what is in the panel.
    private void press(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            close();
        }
        if (code != KeyCode.TAB && !code.isArrowKey()) {
            event.consume();
        }
    }

    private boolean holds(Node node) {
        return node.equals(this) || (node.getParent() != null && holds(node.getParent()));
    }
}
