package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.Prediction;
import gradus.app.workspace.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows are entered, pasted, opened and drawn, and the network says what they are.
class PredictTabTest {

    @TempDir
    private Path folder = Path.of("");

    private static Predictions predictions(OpenWindow window) {
        return window.window().workspace().predictions();
    }

    private static Optional<Prediction> prediction(OpenWindow window) {
        return predictions(window).predicted().get().find();
    }

    private static boolean isSaid(OpenWindow window, String name) {
        return window.find("#predict-headline")
                .map(OpenWindow::words)
                .filter(name::equals)
                .isPresent();
    }

    private static void slide(OpenWindow window, int feature, double by) {
        Node slider = window.node("#predict-slider-" + feature);
        Point2D from = OpenWindow.middle(Fx.call(() -> slider.lookup(".thumb")));
        window.drag(from, from.add(by, 0));
    }

    /// Draws lines through places that are given in hundredths of the field.
    private static void draw(OpenWindow window, int[][] lines) {
        Bounds field = Fx.call(() -> {
            Node node = window.node("#predict-drawing");
            return node.localToScreen(node.getLayoutBounds());
        });
        for (int[] line : lines) {
            for (int i = 0; i + 1 < line.length; i += 2) {
                Point2D to = new Point2D(
                        field.getMinX() + field.getWidth() * line[i] / 100,
                        field.getMinY() + field.getHeight() * line[i + 1] / 100);
                OpenWindow.move(to);
                if (i == 0) {
                    Fx.run(() -> new Robot().mousePress(MouseButton.PRIMARY));
                }
            }
            Fx.run(() -> new Robot().mouseRelease(MouseButton.PRIMARY));
        }
    }

    @Test
    void aSliderIsFollowedAndWhatIsNoNumberIsRefused() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            TestTabTest.openSample(window, folder, "iris.gradus", "iris.csv");
            TestTabTest.train(window);
            window.click("#tab-predict");
            window.until("it is predicted", () -> prediction(window).isPresent());
            slide(window, 2, -200);
            slide(window, 3, -200);
            window.until("a small petal is a setosa", () -> isSaid(window, "setosa"));
            Fx.photograph(window.window().stage(), "predict-slider");
            slide(window, 2, 300);
            slide(window, 3, 300);
            window.until("a large petal is a virginica", () -> isSaid(window, "virginica"));
            Node layer = window.part("node:dense_3");
            Node caption = window.part("caption:dense_3");
            window.until(
                    "the canvas says so beneath the layer that predicts",
                    () -> OpenWindow.words(caption).endsWith("→ virginica"));
            window.until("one neuron is lit", () -> layer.lookupAll(".unit:lit").size() == 1);
            assertEquals(1, Fx.call(() -> layer.lookupAll(".unit-lit").size()));
            assertEquals(2, Fx.call(() -> layer.lookupAll(".unit-name").size()));
            Fx.photograph(window.window().stage(), "predict-canvas");
            List<String> before = Fx.call(() -> prediction(window).orElseThrow().cells());
            window.click("#predict-field-0");
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type("nan");
            window.type(KeyCode.ENTER);
            assertTrue(window.text("#predict-mistake-0").contains("nan"));
            assertEquals(before, Fx.call(() -> prediction(window).orElseThrow().cells()), "nothing is lost");
            Fx.photograph(window.window().stage(), "predict-mistake");
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type("6.5");
            window.type(KeyCode.ENTER);
            window.until(
                    "what is typed counts",
                    () -> prediction(window).orElseThrow().cells().getFirst().equals("6.5"));
            window.click("#tab-history");
            window.until(
                    "nothing is looked at any more",
                    () -> predictions(window).looked().get().isEmpty());
            window.until(
                    "no neuron is lit any more",
                    () -> layer.lookupAll(".unit:lit").isEmpty());
        }
    }

    @Test
    void aRowIsPastedAndAFilePredicted() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.DARK)) {
            TestTabTest.openSample(window, folder, "iris.gradus", "iris.csv");
            TestTabTest.train(window);
            window.click("#tab-predict");
            window.until("it is predicted", () -> prediction(window).isPresent());
            paste(window, "6.3,3.3,6.0,2.5,virginica");
            window.until("the row is known", () -> isSaid(window, "virginica"));
            paste(window, "6.3,3.3");
            window.until(
                    "it says what is wrong", () -> window.text("#predict-told").contains("2"));
            assertTrue(isSaid(window, "virginica"), "the row before is still there");
            Fx.photograph(window.window().stage(), "predict-pasted-pt");
            window.answer(Files.writeString(folder.resolve("leer.csv"), ""));
            window.click("#predict-file");
            window.until(
                    "an empty file is refused",
                    () -> window.text("#predict-told").contains("leer.csv"));
            window.answer(Path.of("../sample-projects/data/iris.csv"));
            window.click("#predict-file");
            window.until(
                    "all rows are predicted", () -> window.text("#predict-told").contains("150"));
            Path saved = folder.resolve("results.csv");
            window.answer(saved);
            window.click("#predict-save");
            window.until(
                    "it is saved",
                    () -> Files.exists(saved) && Files.readAllLines(saved).size() == 151);
            assertEquals(
                    "prediction,setosa,versicolor,virginica",
                    Files.readAllLines(saved).getFirst());
            Fx.photograph(window.window().stage(), "predict-file-pt");
        }
    }

    private static void paste(OpenWindow window, String text) {
        Fx.run(() -> ((TextArea) window.find("#predict-pasted").orElseThrow()).setText(text));
        window.click("#predict-paste");
    }

    @Test
    void aDigitIsDrawnAndRecognised() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            TestTabTest.openSample(window, folder, "digits-dense.gradus", "digits.csv");
            TestTabTest.train(window);
            window.click("#tab-predict");
            window.until(
                    "there is a field to draw in",
                    () -> predictions(window).inputs().get().find().isPresent());
            Fx.pulse();
            draw(window, new int[][] {
                {50, 12, 36, 18, 28, 36, 26, 52, 30, 70, 40, 84, 52, 88, 64, 82, 72, 66, 74, 48, 70, 30, 62, 16, 50, 12}
            });
            window.until("a ring is a nought", () -> isSaid(window, "0"));
            Fx.photograph(window.window().stage(), "predict-drawn-0");
            window.click("#predict-clear");
            window.until("it is gone", () -> isSaid(window, ""));
            draw(window, new int[][] {{28, 16, 44, 14, 60, 14, 72, 16, 66, 34, 58, 52, 50, 70, 44, 88}, {36, 54, 70, 54}
            });
            window.until("a seven is a seven", () -> isSaid(window, "7"));
            Fx.photograph(window.window().stage(), "predict-drawn-7");
        }
    }

    @Test
    void whatLeadsUpToANodeBecomesAProjectThatPredicts() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            TestTabTest.openSample(window, folder, "iris.gradus", "iris.csv");
            TestTabTest.train(window);
            window.clickNode("dense_2");
            window.click("#menu-node");
            window.click("#menu-edit-sub-model");
            window.until(
                    "the layers behind are gone",
                    () -> !window.window().workspace().document().get().graph().contains("dense_3"));
            assertTrue(Fx.call(
                    () -> window.window().workspace().document().get().file().isEmpty()));
            window.until(
                    "the data are there",
                    () -> window.window().workspace().data().get().find().isPresent());
            window.click("#tab-predict");
            window.until(
                    "the last layer tells its values without a loss",
                    () -> prediction(window)
                            .filter(each -> each.node().equals("dense_2")
                                    && each.output().size() == 10)
                            .isPresent());
            Fx.photograph(window.window().stage(), "predict-sub-model");
        }
    }

    @Test
    void anyNodeCanBeTheOutput() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            TestTabTest.openSample(window, folder, "iris.gradus", "iris.csv");
            TestTabTest.train(window);
            window.click("#tab-predict");
            window.until("it is predicted", () -> prediction(window).isPresent());
            window.click("#predict-node");
            window.type(KeyCode.DOWN);
            window.type(KeyCode.DOWN);
            window.type(KeyCode.ENTER);
            window.until(
                    "the first layer tells its values",
                    () -> prediction(window)
                            .filter(each -> each.node().equals("dense_1"))
                            .isPresent());
            assertTrue(window.text("#predict-detail").contains("1 × 20"));
            Fx.photograph(window.window().stage(), "predict-node");
        }
    }
}
