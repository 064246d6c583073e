package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.TestResult;
import gradus.app.workspace.Workspace;
import gradus.engine.train.Confusion;
import gradus.engine.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.jfree.chart.fx.ChartViewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A network is trained and tested with mouse and keys.
class TestTabTest {

    @TempDir
    private Path folder = Path.of("");

    static void openSample(OpenWindow window, Path folder, String name, String data) throws IOException {
        Path samples = Path.of("../sample-projects");
        Files.createDirectories(folder.resolve("data"));
        Files.copy(samples.resolve("data/" + data), folder.resolve("data/" + data));
        window.answer(Files.copy(samples.resolve(name), folder.resolve(name)));
        window.click("#start-open");
        Workspace workspace = window.window().workspace();
        window.until("the data are there", () -> workspace.data().get().find().isPresent());
    }

    static void train(OpenWindow window) {
        Workspace workspace = window.window().workspace();
        Fx.run(() -> window.window().view().training().pace().set(1));
        window.type(KeyCode.F6);
        window.until(
                "it is trained",
                () -> workspace
                        .training()
                        .get()
                        .flatMap(run -> run.end())
                        .equals(Optional.of(TrainingEvent.End.COMPLETED)));
        window.until("it has learned", () -> workspace.state().get().learned().isPresent());
    }

    private static Optional<TestResult> result(OpenWindow window) {
        return window.window().workspace().predictions().tested().get().find();
    }

    private static TableView<?> table(OpenWindow window, String id) {
        return (TableView<?>) window.node(id);
    }

    /// Clicks a field of the matrix, which knows where its fields are drawn as its text tells.
    private static void clickField(OpenWindow window, int truth, int choice) {
        Node matrix = window.node("#test-confusion");
        Fx.run(matrix::requestFocus);
        window.type(KeyCode.HOME);
        for (int i = 0; i < 12; i++) {
            window.type(KeyCode.UP);
        }
        for (int i = 0; i < truth; i++) {
            window.type(KeyCode.DOWN);
        }
        for (int i = 0; i < choice; i++) {
            window.type(KeyCode.RIGHT);
        }
        window.type(KeyCode.ENTER);
    }

    @Test
    void theMatrixIsReadAndAFieldListsItsExamples() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            openSample(window, folder, "wine.gradus", "wine.csv");
            window.click("#tab-test");
            assertTrue(window.text("#test-obstacle").contains("hasn’t learned"));
            Fx.photograph(window.window().stage(), "test-empty");
            train(window);
            window.click("#tab-test");
            window.until("it is tested", () -> result(window).isPresent());
            TestResult result = Fx.call(() -> result(window).orElseThrow());
            Confusion matrix = result.tested().confusion().orElseThrow();
            assertEquals(36, matrix.total());
            assertTrue(window.text("#test-figures").contains("accuracy"));
            int errors = (int) Math.round(36 * (1 - matrix.accuracy()));
            window.until(
                    "the errors are listed",
                    () -> table(window, "#test-examples").getItems().size() == errors);
            clickField(window, 1, 1);
            window.until(
                    "the examples of the field are listed",
                    () -> table(window, "#test-examples").getItems().size() == matrix.count(1, 1));
            assertTrue(window.text("#test-listed").contains("cultivar_2"));
            assertTrue(Fx.call(() -> window.node("#test-confusion").getAccessibleText())
                    .contains("cultivar_2"));
            window.click("#test-examples");
            window.until(
                    "the canvas shows what is said of it",
                    () -> window.window()
                            .workspace()
                            .predictions()
                            .looked()
                            .get()
                            .isPresent());
            Fx.photograph(window.window().stage(), "test-field");
            Path saved = folder.resolve("confusion.csv");
            window.answer(saved);
            window.click("#confusion-menu");
            window.click("#confusion-csv");
            window.until(
                    "the matrix is saved",
                    () -> Files.exists(saved) && Files.readAllLines(saved).size() == 4);
            assertEquals(
                    "true,cultivar_1,cultivar_2,cultivar_3",
                    Files.readAllLines(saved).getFirst());
            Path listed = folder.resolve("examples.csv");
            window.answer(listed);
            window.click("#test-menu");
            window.click("#test-csv");
            window.until(
                    "the listed examples are saved",
                    () -> Files.exists(listed) && Files.readAllLines(listed).size() == 1 + matrix.count(1, 1));
            window.click("#test-all-errors");
            window.click("#test-shares");
            window.click("#test-show-classes");
            window.until(
                    "each class and two means have a line",
                    () -> table(window, "#test-classes").getItems().size() == 5);
            Fx.photograph(window.window().stage(), "test-classes");
        }
    }

    @Test
    void aClickOnAFieldChoosesIt() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.PROJECTOR)) {
            openSample(window, folder, "wine.gradus", "wine.csv");
            train(window);
            window.click("#tab-test");
            window.until("it is tested", () -> result(window).isPresent());
            Node matrix = window.node("#test-confusion");
            Fx.pulse();
            Point2D corner = Fx.call(() -> matrix.localToScreen(0, 0));
            Point2D middle = OpenWindow.middle(matrix);
            // The first class of the first row lies at the upper left of the fields.
            boolean isFound = false;
            for (double x = corner.getX() + 60; x < middle.getX() + 120 && !isFound; x += 12) {
                OpenWindow.move(new Point2D(x, middle.getY()));
                Fx.run(() -> {
                    new Robot().mousePress(MouseButton.PRIMARY);
                    new Robot().mouseRelease(MouseButton.PRIMARY);
                });
                isFound =
                        window.find("#test-all-errors").filter(Node::isVisible).isPresent();
            }
            assertTrue(isFound, "a click into the matrix chose a field");
            Fx.photograph(window.window().stage(), "test-projector-pt");
        }
    }

    @Test
    void numbersAreShownAgainstThePredictedOnes() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder, Language.ENGLISH, Theme.DARK)) {
            openSample(window, folder, "diabetes.gradus", "diabetes.csv");
            train(window);
            window.click("#tab-test");
            window.until("it is tested", () -> result(window).isPresent());
            ChartViewer fit = (ChartViewer) window.node("#test-fit");
            window.until(
                    "every example is a dot",
                    () -> fit.getChart().getXYPlot().getDataset().getItemCount(0) == 177);
            assertFalse(window.find("#test-confusion").filter(Node::isVisible).isPresent());
            assertEquals(177, table(window, "#test-examples").getItems().size());
            Fx.photograph(window.window().stage(), "test-numbers-dark");
        }
    }
}
