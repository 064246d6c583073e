package gradus.app.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.action.Pointing.Modifier;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The keys of actions as a value: read, written, changed, and found in each other's way.
class KeyMapTest {
    private static final Action UNDO =
            Action.of("undo", Category.EDIT, () -> {}).keys("Ctrl+Z");
    private static final Action REDO =
            Action.of("redo", Category.EDIT, () -> {}).keys("Ctrl+Y", "Ctrl+Shift+Z");
    private static final Action FIT = Action.of("fit", Category.VIEW, () -> {}).canvasKeys("F");
    private static final List<Action> ALL = List.of(UNDO, REDO, FIT);

    @Test
    void strokesAreReadAsTheyAreWritten() {
        KeyStroke stroke = new KeyStroke(KeyCode.Z, Set.of(Modifier.SHIFT, Modifier.CONTROL));
        assertEquals("Ctrl+Shift+Z", stroke.text());
        assertEquals(Optional.of(stroke), KeyStroke.parse("Ctrl+Shift+Z"));
        assertEquals(Optional.of(stroke), KeyStroke.parse("Shift+Ctrl+Z"));
        for (String broken : List.of("", "Ctrl", "Ctrl+", "Hyper+Z", "Ctrl+Nothing", "SHIFT")) {
            assertEquals(Optional.empty(), KeyStroke.parse(broken), broken);
        }
    }

    @Test
    void strokesAreShownInTheLanguage() {
        Messages english = Messages.of(Language.ENGLISH);
        Messages portuguese = Messages.of(Language.PORTUGUESE);
        assertEquals("Space", words("SPACE", english));
        assertEquals("Espaço", words("SPACE", portuguese));
        assertEquals("Ctrl+,", words("Ctrl+COMMA", english));
        assertEquals("Ctrl+0", words("Ctrl+DIGIT0", english));
        assertEquals("Shift+←", words("Shift+LEFT", portuguese));
        assertEquals("F11", words("F11", english));
        assertEquals("?", words("Shift+SLASH", english));
    }

    @Test
    void otherKeysTakeThePlaceOfTheStandardOnesUntilTheyAreReset() {
        KeyMap changed = KeyMap.STANDARD.with(UNDO, strokes("Alt+U"));
        assertEquals(strokes("Alt+U"), changed.strokes(UNDO));
        assertTrue(changed.isOwn(UNDO));
        assertEquals(REDO.standard(), changed.strokes(REDO));
        assertEquals(KeyMap.STANDARD, changed.reset(UNDO));
        assertEquals(KeyMap.STANDARD, changed.with(UNDO, UNDO.standard()));
        assertEquals(List.of(), KeyMap.STANDARD.with(UNDO, List.of()).strokes(UNDO));
    }

    @Test
    void aKeyThatTwoActionsHaveIsAConflict() {
        assertEquals(List.of(), KeyMap.STANDARD.conflicts(ALL));
        KeyMap changed = KeyMap.STANDARD.with(UNDO, strokes("F"));
        KeyStroke key = strokes("F").getFirst();
        assertEquals(List.of(new KeyMap.Conflict(UNDO, FIT, key)), changed.conflicts(ALL));
        assertEquals(Optional.of(FIT), KeyMap.STANDARD.holder(ALL, UNDO, key));
        assertEquals(Optional.empty(), KeyMap.STANDARD.holder(ALL, FIT, key));
    }

    @Test
    void keysOfTheCanvasActThereAloneAndFirst() {
        SimpleObjectProperty<KeyMap> keys = new SimpleObjectProperty<>(KeyMap.STANDARD);
        Actions actions = new Actions(ALL, keys);
        KeyStroke key = strokes("F").getFirst();
        assertEquals(List.of(FIT), actions.of(key, true));
        assertEquals(List.of(), actions.of(key, false));
        keys.set(KeyMap.STANDARD.with(UNDO, strokes("F")));
        assertEquals(List.of(FIT, UNDO), actions.of(key, true));
        assertEquals(List.of(UNDO), actions.of(key, false));
    }

    @Test
    void rowsWithOneNameOrOneKeyAreRefused() {
        SimpleObjectProperty<KeyMap> keys = new SimpleObjectProperty<>(KeyMap.STANDARD);
        assertThrows(IllegalArgumentException.class, () -> new Actions(List.of(UNDO, UNDO.keys("Alt+U")), keys));
        Action second = Action.of("second", Category.EDIT, () -> {}).keys("Ctrl+Z");
        assertThrows(IllegalArgumentException.class, () -> new Actions(List.of(UNDO, second), keys));
    }

    @Test
    void whatCanNotBeUsedLeavesItsKeyToOthers() {
        Action idle = Action.trying("idle", Category.EDIT, () -> false);
        assertFalse(idle.perform());
        assertTrue(UNDO.perform());
        assertFalse(UNDO.when(new SimpleObjectProperty<>(false)).perform());
    }

    private static List<KeyStroke> strokes(String... keys) {
        return Action.of("any", Category.EDIT, () -> {}).keys(keys).standard();
    }

    private static String words(String key, Messages messages) {
        return KeyStroke.parse(key).orElseThrow().words(messages);
    }
}
