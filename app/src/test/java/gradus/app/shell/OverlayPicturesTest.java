package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.Computing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys, commands and settings as they look, in a small window, in both languages and all themes: nothing stands
/// outside of the window and no text is cut off.
class OverlayPicturesTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"ENGLISH, LIGHT", "PORTUGUESE, LIGHT", "ENGLISH, DARK", "PORTUGUESE, PROJECTOR"})
    void everythingFitsIntoASmallWindow(Language language, Theme theme) {
        try (OpenWindow window = OpenWindow.in(folder, language, theme)) {
            String name = "-" + language.tag() + "-" + theme.id();
            Fx.run(() -> {
                window.window().stage().setWidth(1024);
                window.window().stage().setHeight(700);
            });
            window.click("#sample-scalar-graph");
            window.part("value:z");
            window.click(window.part("node:x"));
            Fx.run(() -> window.window().view().canvas().requestFocus());
            window.type("?");
            check(window, "#keys", "keys" + name);
            window.type(KeyCode.ESCAPE);
            window.type(KeyCode.P, KeyCode.CONTROL, KeyCode.SHIFT);
            check(window, "#commands", "commands" + name);
            window.type(KeyCode.ESCAPE);
            window.type(KeyCode.COMMA, KeyCode.CONTROL);
            check(window, "#settings", "settings-general" + name);
            window.click("#settings-tab-keys");
            check(window, "#settings", "settings-keys" + name);
            window.click("#settings-tab-gestures");
            check(window, "#settings", "settings-gestures" + name);
            window.click("#settings-tab-devices");
            Computing computing = window.window().workplace().computing();
            window.until(
                    "devices are tried out", () -> !computing.entries().get().isEmpty());
            window.node("#settings-device-cpu");
            check(window, "#settings", "settings-devices" + name);
        }
    }

    /// Photographs a part of the window, which must lie in it with nothing cut off.
    static void check(OpenWindow window, String selector, String picture) {
        Node panel = window.node(selector);
        window.until("it is laid out", () -> !((Parent) panel).isNeedsLayout());
        Fx.photograph(window.window().stage(), picture);
        Bounds bounds = Fx.call(() -> panel.localToScene(panel.getLayoutBounds()));
        assertTrue(bounds.getMinX() >= 0 && bounds.getMaxX() <= 1024, () -> picture + " " + bounds);
        assertTrue(bounds.getMinY() >= 0 && bounds.getMaxY() <= 700, () -> picture + " " + bounds);
        assertEquals(List.of(), Fx.call(() -> cut(panel)), picture);
    }

    /// The labels, boxes and buttons that show less than they say.
    private static List<String> cut(Node node) {
        List<String> found = new ArrayList<>();
        if (node instanceof Labeled label && !(label instanceof Cell<?>) && label.isVisible() && label.getWidth() > 0) {
            label.lookupAll(".text").stream()
                    .map(Text.class::cast)
                    .filter(text -> !text.getText().equals(label.getText().replace("\n", "")))
                    .map(text -> label.getText() + " | " + text.getText())
                    .forEach(found::add);
        }
        if (node instanceof Parent parent && node.isVisible()) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(cut(child)));
        }
        return found;
    }
}
