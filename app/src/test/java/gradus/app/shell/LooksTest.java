package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Language, theme and panels change while the window is open.
class LooksTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theLanguageChangesEverywhereAtOnce() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#sample-scalar-graph");
            window.until(
                    "z is shown",
                    () -> window.window().view().canvas().find("value:z").isPresent());
            assertEquals("Run", window.text("#tool-run-run"));
            assertEquals("Variables", paletteGroup(window));

            window.click("#tool-language");
            window.click("#language-pt-BR");

            window.until(
                    "the toolbar speaks Portuguese",
                    () -> window.text("#tool-run-run").equals("Executar"));
            assertEquals("Variáveis", paletteGroup(window));
            assertTrue(statusText(window).startsWith("7 nós"), statusText(window));
            assertEquals("Treinar", window.text("#training-train"));
            assertEquals(
                    List.of(
                            "Treinamento",
                            "Passo de treinamento",
                            "Gráficos",
                            "Execuções",
                            "Fronteira",
                            "Rastro",
                            "Dados",
                            "Teste",
                            "Prever",
                            "E se",
                            "Conferência do gradiente",
                            "Problemas",
                            "Histórico"),
                    Fx.call(() -> window.window().view().drawer().getTabs().stream()
                            .map(tab -> tab.getText())
                            .toList()));
            window.click("#tool-language");
            window.click("#language-en");
            window.until(
                    "the toolbar speaks English",
                    () -> window.text("#tool-run-run").equals("Run"));
            assertEquals("20", OpenWindow.words(window.part("value:z")), "the numbers are still there");
        }
    }

    @Test
    void theThemeChangesColoursEverywhere() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#start-empty");
            window.click("#tool-theme");
            window.click("#theme-dark");
            window.until(
                    "the toolbar is dark",
                    () -> background(window, "#toolbar")
                            .equals(Theme.DARK.colours().get("-color-bg-subtle")));
            window.until(
                    "the breadcrumb is light",
                    () -> ((javafx.scene.control.Label) window.node("#breadcrumb"))
                            .getTextFill()
                            .equals(Theme.DARK.colours().get("-color-fg-muted")));
            window.until("the canvas is dark", () -> pixelOfCanvas(window).getBrightness() < 0.3);
            window.click("#tool-theme");
            window.click("#theme-projector");
            window.until(
                    "type is large",
                    () -> ((javafx.scene.control.Label) window.node("#breadcrumb"))
                                    .getFont()
                                    .getSize()
                            >= 16);
        }
    }

    @Test
    void panelsFoldWithAKeyAndKeepTheirSize() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#start-empty");
            Node canvas = window.node("#canvas");
            double before = width(canvas);
            window.type(KeyCode.F7);
            window.until("the canvas is wider", () -> width(canvas) == before + 208);
            window.type(KeyCode.F7);
            window.until("the palette is back", () -> width(canvas) == before);
            window.drag(
                    OpenWindow.middle(window.node("#panel-handle-palette")),
                    OpenWindow.middle(window.node("#panel-handle-palette")).add(40, 0));
            window.until("the palette is wider", () -> width(canvas) == before - 40);
            assertNotEquals(
                    208.0, window.window().view().panels().panels().get().palette());
            window.type(KeyCode.F11);
            window.until("only the canvas is there", () -> width(canvas) == 1280);
            Fx.run(() -> window.window().stage().setWidth(1024));
            window.type(KeyCode.F11);
            window.until("half of the width is left", () -> width(canvas) >= 512 && width(canvas) < 1024);
        }
    }

    private static double width(Node node) {
        return node.getLayoutBounds().getWidth();
    }

    private static String paletteGroup(OpenWindow window) {
        return Fx.call(() -> OpenWindow.words(window.node(".palette-group")));
    }

    private static String statusText(OpenWindow window) {
        return Fx.call(() -> ((StatusView) window.node("#status")).getText());
    }

    private static Color background(OpenWindow window, String selector) {
        return Fx.call(() -> {
            Region region = (Region) window.node(selector);
            // A toolbar that was just made anew gets its colours with the next style pass.
            region.getScene().getRoot().applyCss();
            var fills = region.getBackground().getFills();
            return (Color) fills.getLast().getFill();
        });
    }

    private static Color pixelOfCanvas(OpenWindow window) {
        return Fx.call(() ->
                window.node("#canvas").snapshot(null, null).getPixelReader().getColor(3, 3));
    }
}
