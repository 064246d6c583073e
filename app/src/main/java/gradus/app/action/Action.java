package gradus.app.action;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// Something a person can do from a menu, a button, the command palette or a key.
///
/// @param id never changes: `edit.undo`
/// @param icon the code of its icon (`mdi2u-undo`), empty for none
/// @param standard the keys it has until the person gives it others; the first one is shown in menus
/// @param scope where its keys act
/// @param enabled when it can be used
/// @param handler does it, and says whether there was anything to do
public record Action(
        String id,
        Category category,
        String icon,
        List<KeyStroke> standard,
        Scope scope,
        ObservableValue<Boolean> enabled,
        BooleanSupplier handler) {

    private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true).asObject();

    /// Where the keys of an action act.
    public enum Scope {
        /// Wherever the keyboard is, except where a field uses the key itself.
        WINDOW,
        /// Only while the canvas has the keyboard: for keys that elsewhere type, choose or press.
        CANVAS
    }

    public Action {
        standard = List.copyOf(standard);
    }

    /// An action of the window without a key, which can always be used.
    public static Action of(String id, Category category, Runnable handler) {
        return trying(id, category, () -> {
            handler.run();
            return true;
        });
    }

    /// The same for one that may find nothing to do; then its key is left to others.
    public static Action trying(String id, Category category, BooleanSupplier handler) {
        return new Action(id, category, "", List.of(), Scope.WINDOW, ALWAYS, handler);
    }

    /// With an icon.
    public Action icon(String code) {
        return new Action(id, category, code, standard, scope, enabled, handler);
    }

    /// With keys: `Ctrl+Shift+Z`, `DELETE`.
    ///
    /// @throws IllegalArgumentException when one is none
    public Action keys(String... keys) {
        List<KeyStroke> strokes = List.of(keys).stream()
                .map(key -> KeyStroke.parse(key).orElseThrow(() -> new IllegalArgumentException("No key " + key)))
                .toList();
        return new Action(id, category, icon, strokes, scope, enabled, handler);
    }

    /// With keys that act only while the canvas has the keyboard.
    public Action canvasKeys(String... keys) {
        return new Action(id, category, icon, keys(keys).standard, Scope.CANVAS, enabled, handler);
    }

    /// Usable only under a condition.
    public Action when(ObservableValue<Boolean> condition) {
        return new Action(id, category, icon, standard, scope, condition, handler);
    }

    /// The key of its text; the text of its explanation is under the same key with `.help`.
    public String text() {
        return "action." + id;
    }

    /// Whether it can be used now.
    public boolean isEnabled() {
        return Boolean.TRUE.equals(enabled.getValue());
    }

    /// Does it, if that is possible now.
    ///
    /// @return whether it was
    public boolean perform() {
        return isEnabled() && handler.getAsBoolean();
    }
}
