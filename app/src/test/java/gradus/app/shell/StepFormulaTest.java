package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The mathematics of a node in the drawer: after a run two clicks explain a gradient.
class StepFormulaTest {

    @TempDir
    Path folder = Path.of("");

    private static void run(OpenWindow window) {
        window.click("#sample-scalar-graph");
        window.part("node:z");
        window.type(KeyCode.F5);
        window.until("it ran", () -> window.window().workspace().results().get().isPresent());
        window.click("#tab-formula");
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH,LIGHT", "ENGLISH,DARK", "PORTUGUESE,PROJECTOR"})
    void twoClicksExplainAGradient(Language language, Theme theme) {
        try (OpenWindow window = OpenWindow.in(folder, language, theme)) {
            run(window);
            window.clickNode("a");
            told(window, "∂z/∂a = ∂z/∂x · ∂x/∂a = 4 · 1 = 4");
            told(window, "a = 2");
            told(window, "∂z/∂a = c − d = 5 − 1 = 4");
            Fx.photograph(window.window().stage(), "formula-" + theme.id());
            window.clickNode("y");
            told(window, "y = c − d = 5 − 1 = 4");
            told(window, "∂y/∂d = −1");
            told(window, "∂z/∂y · ∂y/∂d = 5 · (−1) = −5");
            Fx.photograph(window.window().stage(), "formula-y-" + theme.id());
        }
    }

    @Test
    void theClosedFormIsThatOfTheLeafChosenAndIsCopiedAsTeX() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            run(window);
            window.clickNode("x");
            told(window, "x = a + b = 2 + 3 = 5");
            @SuppressWarnings("unchecked")
            ChoiceBox<String> leaf = (ChoiceBox<String>) window.node("#step-formula-leaf");
            Fx.run(() -> leaf.setValue("d"));
            told(window, "∂z/∂d = −(a + b) = −(2 + 3) = −5");
            MenuButton copy = (MenuButton) window.node("#step-formula-copy");
            Fx.run(() -> copy.getItems().getFirst().fire());
            String tex = Fx.call(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(tex.startsWith("\\begin{align*}\nx &= a + b = 2 + 3 = 5 \\\\\n"), tex);
            assertTrue(tex.contains("\\frac{\\partial z}{\\partial d} &= -\\left(a + b\\right)"), tex);
        }
    }

    @Test
    void ofATraceNothingIsSaidThatWasNotTold() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#sample-scalar-graph");
            window.part("node:z");
            for (int step = 1; step <= 5; step++) {
                window.type(KeyCode.F10);
                new TraceHand(window).arrives(step);
            }
            window.click("#tab-formula");
            told(window, "x = a + b = 2 + 3 = 5");
            assertEquals(List.of("x = a + b = 2 + 3 = 5"), lines(window));
        }
    }

    private static void told(OpenWindow window, String line) {
        Node view = window.node("#step-formula");
        window.until(line, () -> lines(view).contains(line));
    }

    private static List<String> lines(OpenWindow window) {
        Node view = window.node("#step-formula");
        return Fx.call(() -> lines(view));
    }

    private static List<String> lines(Node part) {
        List<String> lines = new ArrayList<>();
        if (part.getStyleClass().contains("equality")) {
            lines.add(part.getAccessibleText());
        }
        if (part instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> lines.addAll(lines(child)));
        }
        return lines;
    }
}
