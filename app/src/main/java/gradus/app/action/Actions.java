package gradus.app.action;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// All actions by id. Their keys are installed once, on the scene; menus and buttons only show them, so no key acts
/// twice.
public final class Actions {
    private final Map<String, Action> byId = new LinkedHashMap<>();
    private final Map<KeyCombination, Action> byKey = new LinkedHashMap<>();

    /// The rows.
    ///
    /// @throws IllegalArgumentException when two have the same id or the same key
    public Actions(Collection<Action> rows) {
        for (Action row : rows) {
            if (byId.put(row.id(), row) != null) {
                throw new IllegalArgumentException("Two actions are named " + row.id());
            }
            row.key().ifPresent(key -> {
                Action other = byKey.put(key, row);
                if (other != null) {
                    throw new IllegalArgumentException(row.id() + " and " + other.id() + " have the same key " + key);
                }
            });
        }
    }

    /// The action with this id.
    ///
    /// @throws IllegalArgumentException when there is none
    public Action action(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> new IllegalArgumentException("No action " + id));
    }

    /// All actions, in order.
    public List<Action> all() {
        return List.copyOf(byId.values());
    }

    /// Installs the keys. A text field being typed in keeps the keys it uses itself: it sees them first, and what
    /// it consumes doesn't come here; it also keeps undo, redo, copy and paste, which it may leave unconsumed.
    public void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() instanceof TextInputControl && isTyping(event)) {
                return;
            }
            byKey.entrySet().stream()
                    .filter(entry -> entry.getKey().match(event))
                    .findFirst()
                    .filter(entry -> entry.getValue().perform())
                    .ifPresent(entry -> event.consume());
        });
    }

    /// Keys that belong to the text under the cursor.
    private static boolean isTyping(KeyEvent event) {
        return switch (event.getCode()) {
            case Z, Y, X, C, V, A, LEFT, RIGHT, UP, DOWN, HOME, END, DELETE, BACK_SPACE -> true;
            case ESCAPE, ENTER, TAB, F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12 -> false;
            default -> !event.isShortcutDown() && !event.isAltDown();
        };
    }
}
