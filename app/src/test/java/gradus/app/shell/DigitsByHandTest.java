package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Digits from their file to a recognised one, as a new user goes: the file is dropped, a convolutional network is
/// built and trained, tested, and a digit is drawn.
class DigitsByHandTest {
    private static final Path DIGITS = Path.of("../sample-projects/data/digits.csv");

    @TempDir
    Path folder = Path.of("");

    @Test
    void digitsAreDroppedAConvolutionalNetworkIsBuiltAndADrawnDigitRecognised() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = window.window().workspace();
            CanvasHand hand = new CanvasHand(window);
            window.type(KeyCode.N, KeyCode.CONTROL);
            window.click("#tab-training");
            drop(window);
            window.part("node:data");
            retype(window, "#training-epochs", "12");
            for (int step = 0; step < 2; step++) {
                window.type(KeyCode.MINUS, KeyCode.CONTROL);
            }
            String image = hand.add("reshape", "Reshape", 330, 80);
            retype(window, "#attribute-shape", "[0, 1, 8, 8]");
            String conv = hand.add("conv2d", "Conv2D", 450, 80);
            retype(window, "#attribute-filters", "12");
            String pool = hand.add("maxpooling2d", "MaxPooling2D", 570, 80);
            String flat = hand.add("flatten", "Flatten", 690, 80);
            String dense = hand.add("dense", "Dense", 450, 270);
            retype(window, "#attribute-units", "10");
            retype(window, "#attribute-activation", "softmax");
            String loss = hand.add("categoricalcrossentropy", "CategoricalCrossentropy", 650, 270);
            hand.wire("data", "x", image, "x");
            hand.wire(image, "y", conv, "x");
            hand.wire(conv, "y", pool, "x");
            hand.wire(pool, "y", flat, "x");
            hand.wire(flat, "y", dense, "x");
            hand.wire(dense, "y", loss, "y_pred");
            hand.wire("data", "y", loss, "y_true");
            Fx.photograph(window.window().stage(), "digits-built");
            Fx.run(() -> workspace.pace(0));
            TrainingRun run = hand.train();
            double heldOut = run.last()
                    .orElseThrow()
                    .validation()
                    .orElseThrow()
                    .metric("accuracy")
                    .orElseThrow();
            assertTrue(heldOut >= 0.97, () -> "held out " + heldOut);
            window.click("#tab-test");
            window.until(
                    "it is tested",
                    () -> window.find("#test-figures")
                            .map(OpenWindow::words)
                            .filter(figures -> figures.contains("accuracy"))
                            .isPresent());
            Fx.photograph(window.window().stage(), "digits-confusion");
            window.click("#tab-predict");
            window.until(
                    "there is a field to draw in",
                    () -> workspace.predictions().inputs().get().find().isPresent());
            Fx.pulse();
            draw(
                    window, 50, 12, 36, 18, 28, 36, 26, 52, 30, 70, 40, 84, 52, 88, 64, 82, 72, 66, 74, 48, 70, 30, 62,
                    16, 50, 12);
            window.until(
                    "a ring is a nought",
                    () -> window.find("#predict-headline")
                            .map(OpenWindow::words)
                            .filter("0"::equals)
                            .isPresent());
            Fx.photograph(window.window().stage(), "digits-drawn");
        }
    }

    private static void retype(OpenWindow window, String selector, String text) {
        window.click(selector);
        window.type(KeyCode.A, KeyCode.CONTROL);
        text.chars().forEach(letter -> {
            switch (letter) {
                case '[' -> window.type(KeyCode.OPEN_BRACKET);
                case ']' -> window.type(KeyCode.CLOSE_BRACKET);
                default -> window.type(Character.toString(letter));
            }
        });
        window.type(KeyCode.ENTER);
    }

    private static void drop(OpenWindow window) {
        Node source = window.node("#breadcrumb");
        Fx.run(() -> source.setOnDragDetected(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.<File>of(DIGITS.toFile()));
            source.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        }));
        Node canvas = window.node("#canvas");
        Point2D to = Fx.call(() -> canvas.localToScreen(200, 200));
        window.drag(OpenWindow.middle(source), to);
    }

    /// Draws a line through places that are given in hundredths of the field.
    private static void draw(OpenWindow window, int... places) {
        Node field = window.node("#predict-drawing");
        Bounds bounds = Fx.call(() -> field.localToScreen(field.getLayoutBounds()));
        for (int i = 0; i + 1 < places.length; i += 2) {
            OpenWindow.move(new Point2D(
                    bounds.getMinX() + bounds.getWidth() * places[i] / 100,
                    bounds.getMinY() + bounds.getHeight() * places[i + 1] / 100));
            if (i == 0) {
                Fx.run(() -> new Robot().mousePress(MouseButton.PRIMARY));
            }
        }
        Fx.run(() -> new Robot().mouseRelease(MouseButton.PRIMARY));
    }
}
