package gradus.app.action;

import java.util.Optional;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Brings the keys pressed in a scene to the actions, for the whole scene once; menus and buttons only show them, so no
/// key acts twice.
public final class Keyboard {
    private final Actions actions;
    private final Node canvas;
    private boolean isSpaceAlone;
    private boolean hasActed;

    private Keyboard(Actions actions, Node canvas) {
        this.actions = actions;
        this.canvas = canvas;
    }

    /// Installs the keys. A text field being typed in keeps the keys it uses itself: it sees them first, and what
    /// it consumes doesn't come here; it also keeps undo, redo, copy and paste, which it may leave unconsumed.
    ///
    /// @param canvas where keys of the canvas act, with all that lies in it
    public static void install(Actions actions, Scene scene, Node canvas) {
        Keyboard keyboard = new Keyboard(actions, canvas);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> keyboard.hasActed = false);
        scene.addEventFilter(KeyEvent.KEY_TYPED, keyboard::typed);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, keyboard::press);
        scene.addEventHandler(KeyEvent.KEY_RELEASED, keyboard::release);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> keyboard.isSpaceAlone = false);
    }

    /// The space bar acts when it is let go: held down, it belongs to the pointer.
    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            isSpaceAlone = true;
        } else {
            perform(event);
        }
    }

    /// The sign of a key that has opened a field is not for that field.
    private void typed(KeyEvent event) {
        if (hasActed) {
            event.consume();
        }
    }

    private void release(KeyEvent event) {
        hasActed = false;
        if (event.getCode() == KeyCode.SPACE && isSpaceAlone) {
            isSpaceAlone = false;
            perform(event);
        }
    }

    private void perform(KeyEvent event) {
        EventTarget target = event.getTarget();
        boolean isText = target instanceof TextInputControl;
        Optional<KeyStroke> stroke = KeyStroke.of(event).filter(pressed -> !isText || !isTyping(event));
        boolean isDone = stroke.stream()
                .flatMap(pressed -> actions.of(pressed, !isText && isOnCanvas(target)).stream())
                .anyMatch(Action::perform);
        if (isDone) {
            hasActed = true;
            event.consume();
        }
    }

    private boolean isOnCanvas(EventTarget target) {
        return target instanceof Node node
                && (node.equals(canvas) || (node.getParent() != null && isOnCanvas(node.getParent())));
    }

    /// Keys that belong to the text under the cursor.
    private static boolean isTyping(KeyEvent event) {
        return switch (event.getCode()) {
            case Z, Y, X, C, V, A, LEFT, RIGHT, UP, DOWN, HOME, END, DELETE, BACK_SPACE -> !event.isAltDown();
            case ESCAPE, ENTER, TAB, F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12 -> false;
            default -> !event.isShortcutDown() && !event.isAltDown();
        };
    }
}
