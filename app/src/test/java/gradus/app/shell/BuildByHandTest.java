package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.Fx;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job: a graph built with the mouse, run, and read from the screen.
class BuildByHandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aGraphIsDraggedWiredFilledRunAndRead() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#start-empty");
            Node canvas = window.node("#canvas");
            Fx.until("the canvas is laid out", () -> canvas.getLayoutBounds().getWidth() > 400);
            for (int leaf = 0; leaf < 4; leaf++) {
                new CanvasHand(window).drop("Variable", 80 + 160 * leaf, 380);
            }
            new CanvasHand(window).drop("Add", 160, 230);
            new CanvasHand(window).drop("Sub", 480, 230);
            new CanvasHand(window).drop("Mul", 320, 90);

            wire(window, "a", "x", "a");
            wire(window, "b", "x", "b");
            wire(window, "c", "y", "a");
            wire(window, "d", "y", "b");
            wire(window, "x", "z", "a");
            wire(window, "y", "z", "b");
            assertEquals(
                    6,
                    window.window().workspace().document().get().graph().wires().size());

            value(window, "a", "2");
            value(window, "b", "3");
            value(window, "c", "5");
            value(window, "d", "1");
            window.click("#tool-run-run");

            window.until(
                    "z is computed",
                    () -> OpenWindow.words(window.part("value:z")).equals("20"));
            for (Map.Entry<String, String> gradient :
                    Map.of("a", "4", "b", "4", "c", "5", "d", "−5").entrySet()) {
                assertEquals(
                        gradient.getValue(),
                        OpenWindow.words(window.part("gradient:" + gradient.getKey())),
                        gradient.getKey());
            }
            Fx.photograph(window.window().stage(), "built-by-hand");
        }
    }

    private static void wire(OpenWindow window, String from, String to, String port) {
        window.drag(
                OpenWindow.middle(window.part("port:" + from + ":y")),
                OpenWindow.middle(window.part("port:" + to + ":" + port)));
        window.until(
                from + " is wired to " + to,
                () -> window.window()
                        .workspace()
                        .document()
                        .get()
                        .graph()
                        .node(to)
                        .input(port)
                        .isPresent());
    }

    private static void value(OpenWindow window, String variable, String number) {
        window.click(window.part("own:" + variable));
        window.type(number);
        window.type(KeyCode.ENTER);
        window.until(
                variable + " is " + number,
                () -> OpenWindow.words(window.part("own:" + variable)).equals(number));
    }
}
