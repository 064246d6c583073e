package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.engine.project.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The menus under the right button.
class ContextMenusTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs(CanvasRow.MENU_OF_NODE)
    void theMenuOfANodeActsOnItAndTellsTheKeys() {
        try (OpenWindow window = openFormula(Language.ENGLISH, Theme.LIGHT)) {
            window.rightClick(centre(window, "x"));
            assertEquals(Set.of("x"), selection(window), "the node under the pointer is selected");
            assertEquals("Ctrl+D", key(item(window, "edit-duplicate")));
            assertTrue(item(window, "edit-dissolve-block").isDisable(), "it is no block");
            choose(window, "edit-delete");
            window.until("x is gone", () -> !document(window).graph().contains("x"));
        }
    }

    @Test
    @Performs(CanvasRow.MENU_OF_SELECTION)
    void theMenuOfTheSelectionActsOnAllOfIt() {
        try (OpenWindow window = openFormula(Language.ENGLISH, Theme.LIGHT)) {
            Fx.run(() -> window.window().workspace().select(Set.of("x", "y")));
            window.rightClick(centre(window, "y"));
            assertEquals(Set.of("x", "y"), selection(window));
            choose(window, "edit-make-block");
            window.until(
                    "there is a block", () -> document(window).graph().nodes().size() == 6);
        }
    }

    @Test
    @Performs(CanvasRow.MENU_OF_CANVAS)
    void theMenuOfTheCanvasSearchesWhereItWasOpened() {
        try (OpenWindow window = openFormula(Language.ENGLISH, Theme.LIGHT)) {
            Node canvas = window.node("#canvas");
            window.rightClick(Fx.call(() -> canvas.localToScreen(40, 40)));
            choose(window, "canvas-search");
            window.type("constant");
            window.type(KeyCode.ENTER);
            window.until(
                    "a constant is there",
                    () -> document(window).graph().nodes().size() == 8);
            String added = selection(window).iterator().next();
            Position at = document(window).layout().find(added).orElseThrow();
            Node node = window.part("node:" + added);
            Point2D seen = Fx.call(() -> canvas.sceneToLocal(node.localToScene(0, 0)));
            assertTrue(seen.distance(40, 40) < 60, () -> seen + " " + at);
            window.rightClick(Fx.call(() -> canvas.localToScreen(120, 20)));
            choose(window, "edit-select-all");
            assertEquals(8, selection(window).size());
        }
    }

    @Test
    @Performs(CanvasRow.MENU_OF_WIRE)
    void theMenuOfAWireInsertsBendsAndDeletes() {
        try (OpenWindow window = openFormula(Language.ENGLISH, Theme.LIGHT)) {
            // The keyboard stops in the middle of the wire and shows that by a ring.
            Fx.run(() -> {
                window.window().workspace().select(Set.of("a"));
                window.window().view().canvas().requestFocus();
            });
            window.type(KeyCode.TAB);
            Point2D middle = OpenWindow.middle(window.node("#focus-ring"));
            window.rightClick(middle);
            choose(window, "canvas-insert");
            window.until(
                    "the search has the keyboard",
                    () -> window.find("#add-search").filter(Node::isFocused).isPresent());
            window.type("tanh");
            window.type(KeyCode.ENTER);
            window.until(
                    "a node is in the wire",
                    () -> document(window).graph().wires().size() == 7
                            && document(window).graph().nodes().size() == 8);
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("it is gone", () -> document(window).graph().nodes().size() == 7);
            window.until(
                    "it is drawn",
                    () -> window.window().view().canvas().find("node:tanh_1").isEmpty());
            window.settled();
            window.rightClick(middle);
            choose(window, "canvas-bend");
            window.until(
                    "the wire has a point",
                    () -> document(window).layout().decor().bends().size() == 1);
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until(
                    "it is straight again",
                    () -> document(window).layout().decor().bends().isEmpty());
            window.rightClick(middle);
            choose(window, "edit-delete");
            window.until(
                    "the wire is gone", () -> document(window).graph().wires().size() == 5);
            assertEquals(7, document(window).graph().nodes().size());
        }
    }

    @Test
    @Performs(CanvasRow.MENU_OF_PORT)
    void theMenuOfAPortStartsAWire() {
        try (OpenWindow window = openFormula(Language.ENGLISH, Theme.LIGHT)) {
            window.rightClick(OpenWindow.middle(window.part("port:a:y")));
            choose(window, "canvas-wire");
            window.until(
                    "a wire is on its way",
                    () -> window.find("#hint").filter(Node::isVisible).isPresent());
            window.type(KeyCode.ESCAPE);
            assertEquals(6, document(window).graph().wires().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, LIGHT", "ENGLISH, DARK", "PORTUGUESE, LIGHT"})
    void theMenuFitsTheScreenInBothLanguages(Language language, Theme theme) {
        try (OpenWindow window = openFormula(language, theme)) {
            window.rightClick(centre(window, "z"));
            ContextMenu menu = menu(window);
            Fx.photograph(menu, "context-menu-" + language.tag() + "-" + theme.id());
            assertTrue(Fx.call(() -> menu.getHeight() < 760 && menu.getWidth() < 500), () -> "" + menu.getHeight());
            window.type(KeyCode.ESCAPE);
            window.until("it is closed", () -> !menu.isShowing());
        }
    }

    private OpenWindow openFormula(Language language, Theme theme) {
        OpenWindow window = OpenWindow.in(folder, language, theme);
        window.click("#sample-scalar-graph");
        Node value = window.part("value:z");
        window.until("it has run", () -> OpenWindow.words(value).equals("20"));
        return window;
    }

    private static Point2D centre(OpenWindow window, String id) {
        Node node = window.part("node:" + id);
        return Fx.call(() -> node.localToScreen(0, 0));
    }

    private static ContextMenu menu(OpenWindow window) {
        window.until("the menu is open", () -> open().isPresent());
        return Fx.call(() -> open().orElseThrow());
    }

    private static Optional<ContextMenu> open() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(menu -> menu.isShowing() && "context-menu".equals(menu.getId()))
                .findFirst();
    }

    private static MenuItem item(OpenWindow window, String id) {
        List<MenuItem> items = menu(window).getItems();
        return items.stream()
                .filter(item -> ("context-" + id).equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        id + " is not in " + items.stream().map(MenuItem::getId).toList()));
    }

    private static String key(MenuItem item) {
        return Fx.call(() -> item.getAccelerator().getDisplayText());
    }

    private static void choose(OpenWindow window, String id) {
        item(window, id);
        window.click("#context-" + id);
    }

    private static Set<String> selection(OpenWindow window) {
        return Fx.call(() -> window.window().workspace().selection().get());
    }

    private static Document document(OpenWindow window) {
        return Fx.call(() -> window.window().workspace().document().get());
    }
}
