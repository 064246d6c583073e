package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All keys, all commands and the settings, opened and used with the keyboard.
class CommandKeysTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs(CanvasRow.KEYS_OVERLAY)
    void theQuestionMarkShowsAllKeysAndGesturesAndFindsThem() {
        try (OpenWindow window = openFormula(Language.ENGLISH)) {
            window.type("?");
            window.node("#keys");
            Node keys = window.node("#keys");
            window.until(
                    "all is told",
                    () -> labels(keys).containsAll(Set.of("Undo", "Ctrl+Z", "Space or Shift+A", "Ctrl+right drag")));
            window.type("undo");
            window.until(
                    "only undo is left",
                    () -> labels(window.node("#keys")).equals(Set.of("Keys and gestures", "Edit", "Undo", "Ctrl+Z")));
            window.type(KeyCode.ESCAPE);
            window.until("it is closed", () -> window.find("#keys").isEmpty());
            assertTrue(Fx.call(() -> window.window().view().canvas().isFocused()), "the canvas has the keyboard again");
        }
        try (OpenWindow window = openFormula(Language.PORTUGUESE)) {
            window.type(KeyCode.F1);
            window.node("#keys");
            Node keys = window.node("#keys");
            window.until("all is told", () -> labels(keys).containsAll(Set.of("Desfazer", "Espaço ou Shift+A")));
        }
    }

    @Test
    @Performs(CanvasRow.COMMANDS)
    void aCommandIsFoundBySomeLettersAndPerformed() {
        try (OpenWindow window = openFormula(Language.ENGLISH)) {
            window.type(KeyCode.P, KeyCode.CONTROL, KeyCode.SHIFT);
            ListView<?> list = (ListView<?>) window.node("#commands-list");
            assertTrue(
                    Fx.call(() -> list.getItems().stream()
                            .noneMatch(each -> each.toString().contains("edit.copy"))),
                    "nothing is selected, so nothing can be copied");
            window.type("selal");
            window.until(
                    "select all is first",
                    () -> list.getSelectionModel().getSelectedItem().toString().contains("edit.select-all"));
            window.type(KeyCode.ENTER);
            window.until("all is selected", () -> selection(window).size() == 7);
            assertTrue(window.find("#commands").isEmpty());
            window.type(KeyCode.P, KeyCode.CONTROL, KeyCode.SHIFT);
            window.node("#commands");
            window.type(KeyCode.DOWN);
            ListView<?> again = (ListView<?>) window.node("#commands-list");
            assertEquals(1, Fx.call(() -> again.getSelectionModel().getSelectedIndex()), "arrows choose");
            window.type(KeyCode.ESCAPE);
            window.until("it is closed", () -> window.find("#commands").isEmpty());
            assertEquals(7, selection(window).size(), "nothing was done");
        }
    }

    @Test
    void keysOfTheWindowMeanNothingBehindAPanelAndTabStaysInIt() {
        try (OpenWindow window = openFormula(Language.ENGLISH)) {
            window.type(KeyCode.COMMA, KeyCode.CONTROL);
            Node settings = window.node("#settings");
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type(KeyCode.N, KeyCode.CONTROL);
            assertEquals(Set.of(), selection(window));
            assertEquals(7, nodes(window));
            for (int count = 0; count < 12; count++) {
                window.type(KeyCode.TAB);
                assertTrue(
                        Fx.call(() -> isIn(settings.getScene().getFocusOwner(), settings)),
                        "the keyboard stays in the panel");
            }
        }
    }

    @Test
    @Performs(CanvasRow.SETTINGS)
    void settingsChangeLanguageThemeAndMotionAtOnce() {
        try (OpenWindow window = openFormula(Language.ENGLISH)) {
            window.type(KeyCode.COMMA, KeyCode.CONTROL);
            window.click("#settings-theme-dark");
            window.until("it is dark", () -> preferences(window).theme() == Theme.DARK);
            window.click("#settings-motion");
            window.until("nothing moves", () -> preferences(window).hand().reducesMotion());
            window.click("#settings-scroll");
            window.until("two fingers pan", () -> preferences(window).hand().scrollPans());
            window.click("#settings-language-pt-BR");
            window.until(
                    "the panel speaks Portuguese",
                    () -> labels(window.node("#settings")).contains("Configurações"));
            window.type(KeyCode.ESCAPE);
            window.until("it is closed", () -> window.find("#settings").isEmpty());
        }
    }

    @Test
    @Performs(CanvasRow.KEYS_ARE_EDITABLE)
    void anActionGetsAnotherKeyAConflictIsToldAndAllCanBeReset() {
        try (OpenWindow window = openFormula(Language.ENGLISH)) {
            openKeys(window, "invert");
            window.click("#keys-edit-invert");
            assertEquals("Press the new key; Esc cancels", window.text("#keys-edit-invert"));
            window.type(KeyCode.A, KeyCode.CONTROL);
            assertEquals("Ctrl+A already means “Select all”", window.text("#keys-warning-edit-invert"));
            assertEquals("Ctrl+I", window.text("#keys-edit-invert"), "nothing was taken away unasked");
            window.click("#keys-edit-invert");
            window.type(KeyCode.ESCAPE);
            assertEquals("Ctrl+I", window.text("#keys-edit-invert"), "Esc only cancels");
            window.click("#keys-edit-invert");
            window.type(KeyCode.I, KeyCode.ALT);
            window.until(
                    "it has the key", () -> window.text("#keys-edit-invert").equals("Alt+I"));
            window.click("#settings-close");
            window.type(KeyCode.I, KeyCode.CONTROL);
            assertEquals(Set.of(), selection(window), "the old key is gone");
            window.type(KeyCode.I, KeyCode.ALT);
            window.until("the new key acts", () -> selection(window).size() == 7);
            window.click("#menu-edit");
            assertEquals("Alt+I", menuKey(window, "menu-edit-invert"), "menus follow");
            window.type(KeyCode.ESCAPE);
            openKeys(window, "invert");
            window.click("#keys-reset-edit-invert");
            window.until(
                    "it is as it was", () -> window.text("#keys-edit-invert").equals("Ctrl+I"));
        }
    }

    @Test
    void aKeyIsTakenFromAnotherActionWhenThatIsWanted() {
        try (OpenWindow window = openFormula(Language.ENGLISH)) {
            openKeys(window, "redo");
            window.click("#keys-more-edit-redo");
            window.type(KeyCode.Z, KeyCode.CONTROL);
            assertEquals("Ctrl+Z already means “Undo”", window.text("#keys-warning-edit-redo"));
            window.click("#keys-take-edit-redo");
            window.until(
                    "redo has three keys",
                    () -> window.text("#keys-edit-redo").equals("Ctrl+Y or Ctrl+Shift+Z or Ctrl+Z"));
            assertFalse(window.node("#keys-warning-edit-redo").getParent().isVisible());
            assertEquals(
                    List.of(),
                    Fx.call(() -> preferences(window)
                            .keys()
                            .strokes(window.window().view().actions().action("edit.undo"))));
            window.click("#settings-keys-reset");
            window.until(
                    "all is as it was", () -> preferences(window).keys().own().isEmpty());
        }
    }

    @Test
    void aGestureGetsAnotherButtonAndAConflictIsTold() {
        try (OpenWindow window = openFormula(Language.ENGLISH)) {
            window.type(KeyCode.COMMA, KeyCode.CONTROL);
            window.click("#settings-tab-gestures");
            window.click("#gesture-pan-middle-control");
            window.until(
                    "it is told",
                    () -> preferences(window)
                            .gestures()
                            .gesture("gesture.pan-middle")
                            .binding()
                            .text()
                            .equals("drag-middle control"));
            window.click("#gesture-box-shift");
            window.until(
                    "the conflict is told",
                    () -> window.text("#gesture-box-warning")
                            .equals(
                                    "Shift+drag on empty canvas already means “Add what the box meets to the selection”"));
            window.click("#settings-gestures-reset");
            window.until(
                    "all is as it was",
                    () -> !window.find("#gesture-box-warning").orElseThrow().isVisible());
        }
    }

    private OpenWindow openFormula(Language language) {
        OpenWindow window = OpenWindow.in(folder, language, Theme.LIGHT);
        window.click("#sample-scalar-graph");
        Node value = window.part("value:z");
        window.until("it has run", () -> OpenWindow.words(value).equals("20"));
        Fx.run(() -> window.window().view().canvas().requestFocus());
        return window;
    }

    private static void openKeys(OpenWindow window, String search) {
        window.type(KeyCode.COMMA, KeyCode.CONTROL);
        window.click("#settings-tab-keys");
        window.click("#settings-keys-search");
        Fx.run(() -> ((TextField) window.node("#settings-keys-search")).clear());
        window.type(search);
    }

    private static String menuKey(OpenWindow window, String id) {
        return Fx.call(() -> window.window().view().lookupAll("#menu").stream()
                .map(javafx.scene.control.MenuBar.class::cast)
                .flatMap(bar -> bar.getMenus().stream())
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .map(item -> item.getAccelerator().getDisplayText())
                .findFirst()
                .orElse(""));
    }

    private static Preferences preferences(OpenWindow window) {
        return window.window().shell().preferences().get();
    }

    private static Set<String> selection(OpenWindow window) {
        return Fx.call(() -> window.window().workspace().selection().get());
    }

    private static int nodes(OpenWindow window) {
        return Fx.call(() ->
                window.window().workspace().document().get().graph().nodes().size());
    }

    private static Set<String> labels(Node node) {
        return Fx.call(() -> node.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(label -> label.isVisible() && !label.getText().isEmpty())
                .map(Label::getText)
                .collect(Collectors.toSet()));
    }

    private static boolean isIn(Node node, Node outer) {
        return node.equals(outer) || (node.getParent() != null && isIn(node.getParent(), outer));
    }
}
