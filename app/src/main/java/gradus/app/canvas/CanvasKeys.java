package gradus.app.canvas;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keyboard does on the canvas besides the keys of actions: the space bar that is held for the pointer, and
/// numbers that are typed on a node.
final class CanvasKeys {
    private final CanvasView view;
    private final CanvasCommands commands;
    private final CanvasPointer pointer;

    CanvasKeys(CanvasView view, CanvasCommands commands, CanvasPointer pointer) {
        this.view = view;
        this.commands = commands;
        this.pointer = pointer;
    }

    void install() {
        // A drag may have begun with a modifier that is still held.
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && pointer.cancel()) {
                event.consume();
            }
        });
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() == view
                    && event.getCode() == KeyCode.SPACE
                    && !event.isShortcutDown()
                    && !event.isAltDown()) {
                pointer.holdSpace();
            }
        });
        view.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                pointer.dropSpace();
            }
        });
        view.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getTarget() == view && !event.isShortcutDown() && startsNumber(event.getCharacter())) {
                commands.editValue(Optional.of(event.getCharacter()));
            }
        });
        view.focusedProperty().subscribe(isFocused -> {
            if (!isFocused) {
                pointer.dropSpace();
            }
        });
    }

    private static boolean startsNumber(String typed) {
        return typed.length() == 1 && "0123456789-+.,[−".contains(typed);
    }
}
