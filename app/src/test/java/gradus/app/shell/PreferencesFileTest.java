package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.action.Action;
import gradus.app.action.Category;
import gradus.app.action.Gestures;
import gradus.app.action.KeyMap;
import gradus.app.action.Pointing;
import gradus.app.shell.Preferences.Panels;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesFileTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsKeptComesBack() {
        Preferences chosen = new Preferences(
                        Theme.DARK,
                        Language.PORTUGUESE,
                        List.of(folder.resolve("ação.gradus"), folder.resolve("b.gradus")),
                        new Panels(1024, 700, 180, 240, 200, true, false, true))
                .withRoundedProducts(true);
        PreferencesFile file = new PreferencesFile(folder.resolve("new folder"));
        file.save(chosen);
        assertEquals(chosen, file.load());
    }

    @Test
    void aMissingOrDamagedFileCountsAsNone() throws IOException {
        PreferencesFile file = new PreferencesFile(folder);
        assertEquals(Preferences.standard(), file.load());
        Files.writeString(
                folder.resolve("preferences.properties"), "theme=pink\nlanguage=\nwindow.width=NaN\nx=\\u12zz");
        assertEquals(Preferences.standard(), file.load());
        Files.writeString(folder.resolve("preferences.properties"), "theme=dark\npalette.width=-5");
        assertEquals(Theme.DARK, file.load().theme());
        assertEquals(Panels.standard(), file.load().panels());
    }

    @Test
    void keysAndGesturesAreKeptReadablyAndDamagedOnesCountAsNone() throws IOException {
        Action undo = Action.of("edit.undo", Category.EDIT, () -> {}).keys("Ctrl+Z");
        Action redo = Action.of("edit.redo", Category.EDIT, () -> {}).keys("Ctrl+Y");
        KeyMap keys = KeyMap.STANDARD
                .with(undo, undo.keys("Alt+U", "Ctrl+Shift+BACK_SPACE").standard())
                .with(redo, List.of());
        Pointing pan = Pointing.left(Pointing.Motion.DRAG, Pointing.Modifier.ALT, Pointing.Modifier.SHIFT);
        Gestures gestures = Gestures.standard().with("gesture.pan-middle", pan);
        Preferences chosen = Preferences.standard().withHand(new Preferences.Hand(true, true, keys, gestures));
        PreferencesFile file = new PreferencesFile(folder);
        file.save(chosen);
        assertEquals(chosen, file.load());
        String text = Files.readString(folder.resolve("preferences.properties"));
        assertTrue(text.contains("key.edit.undo=Alt+U Ctrl+Shift+BACK_SPACE"), text);
        assertTrue(text.contains("gesture.pan-middle=drag shift alt"), text);
        Files.writeString(
                folder.resolve("preferences.properties"),
                "key.edit.undo=Hyper+U\ngesture.pan-middle=jump\ngesture.box=wheel\nmotion.reduced=maybe");
        assertEquals(Preferences.Hand.standard(), file.load().hand());
    }

    @Test
    void theLatestFileStandsFirstAndOnce() {
        Preferences preferences = Preferences.standard();
        for (int number = 0; number < 12; number++) {
            preferences = preferences.withRecent(Path.of(number + ".gradus"));
        }
        preferences = preferences.withRecent(Path.of("9.gradus"));
        assertEquals(8, preferences.recent().size());
        assertEquals(
                List.of(Path.of("9.gradus"), Path.of("11.gradus"), Path.of("10.gradus")),
                preferences.recent().subList(0, 3));
    }
}
