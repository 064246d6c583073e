package gradus.app.canvas;

import gradus.app.action.Focus;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/// A text field on the canvas for one name or number. Enter or leaving it takes the text, Escape doesn't; a text
/// that is refused stays to be mended, with the reason shown.
final class InPlace {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double WIDTH = 132;

    private final Pane overlay;
    private final Runnable closed;
    private final Runnable done;
    private final Consumer<String> refused;
    private Optional<TextField> open = Optional.empty();

    /// @param overlay where the field is put
    /// @param refused is told why a text is refused
    /// @param closed is run when the field has gone
    /// @param done is run when a key closed it, so that the keyboard comes back; not when something else took it
    InPlace(Pane overlay, Consumer<String> refused, Runnable closed, Runnable done) {
        this.overlay = overlay;
        this.refused = refused;
        this.closed = closed;
        this.done = done;
    }

    boolean isOpen() {
        return open.isPresent();
    }

    /// Opens the field.
    ///
    /// @param centre of the field, in the overlay
    /// @param take takes the text, or says why not
    void edit(String text, Point centre, Function<String, Optional<String>> take) {
        close();
        TextField field = new TextField(text);
        field.setId("in-place");
        field.getStyleClass().add("in-place");
        field.setManaged(false);
        field.resizeRelocate(centre.x() - WIDTH / 2, centre.y() - 15, WIDTH, 30);
        open = Optional.of(field);
        overlay.getChildren().add(field);
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                finish(field, take, true);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                close();
                done.run();
                event.consume();
            }
        });
        Focus.on(field);
        field.selectAll();
        field.focusedProperty().subscribe(isFocused -> {
            if (!isFocused && open.filter(field::equals).isPresent()) {
                finish(field, take, false);
            }
        });
    }

    /// Takes the field away without taking its text.
    void close() {
        Optional<TextField> field = open;
        open = Optional.empty();
        field.ifPresent(present -> {
            overlay.getChildren().remove(present);
            closed.run();
        });
    }

    private void finish(TextField field, Function<String, Optional<String>> take, boolean mayStay) {
        Optional<String> reason = take.apply(field.getText());
        reason.ifPresent(refused);
        if (reason.isPresent() && mayStay) {
            field.pseudoClassStateChanged(WRONG, true);
        } else {
            close();
            if (mayStay) {
                done.run();
            }
        }
    }
}
