package gradus.app.action;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/// Something a person can do from a menu, a button or a key.
///
/// @param id never changes: `edit.undo`
/// @param text the key of its text in the bundles; the text of its explanation is under the same key with `.help`
/// @param icon the code of its icon (`mdi2u-undo`), empty for none
/// @param key its key, if it has one
/// @param enabled when it can be used
/// @param handler does it
public record Action(
        String id,
        String text,
        String icon,
        Optional<KeyCombination> key,
        ObservableValue<Boolean> enabled,
        Runnable handler) {

    /// Does it, if that is possible now.
    ///
    /// @return whether it was
    public boolean perform() {
        boolean possible = Boolean.TRUE.equals(enabled.getValue());
        if (possible) {
            handler.run();
        }
        return possible;
    }
}
