package gradus.app.action;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A key that a menu shows beside its item and that does nothing there: the scene has it already.
public final class ShownKey extends KeyCombination {
    private final String words;

    /// @param words the key as people read it
    public ShownKey(String words) {
        this.words = words;
    }

    @Override
    public boolean match(KeyEvent event) {
        return false;
    }

    @Override
    public String getDisplayText() {
        return words;
    }

    @Override
    public String getName() {
        return words;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShownKey key && words.equals(key.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}
