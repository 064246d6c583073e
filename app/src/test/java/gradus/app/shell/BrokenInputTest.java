package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong gets one clear message in the window, and nothing is lost.
class BrokenInputTest {
    private static final Path SAMPLES = Path.of("../sample-projects");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "fast"})
    void aLearningRateThatIsNone(String typed) {
        try (OpenWindow window = OpenWindow.in(folder)) {
            open(window, SAMPLES.resolve("iris.gradus"));
            double before = rate(window);
            TextField field = (TextField) window.node("#training-learning_rate");
            window.click(field);
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type(typed);
            window.until(
                    "the mistake is told",
                    () -> window.text("#training-mistake").contains(typed.replace('-', '−'))
                            || window.text("#training-mistake").contains(typed));
            assertEquals(before, rate(window));
            assertEquals(typed, Fx.call(field::getText));
            assertFalse(window.text("#training-mistake").contains("problem."));
        }
    }

    @Test
    void aFormulaThatIsNone() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            open(window, SAMPLES.resolve("scalar-graph.gradus"));
            Document before = document(window);
            window.click("#formula");
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type("(a+*b");
            window.type(KeyCode.ENTER);
            window.until(
                    "the mistake is told",
                    () -> window.find("#formula-reason")
                            .filter(reason -> OpenWindow.words(reason).startsWith("Column 4: "))
                            .isPresent());
            assertEquals("(a+*b", window.text("#formula"));
            assertEquals(before, document(window));
            window.type(KeyCode.ESCAPE);
            window.until(
                    "the graph's own line is back",
                    () -> window.text("#formula").startsWith("z = "));
        }
    }

    @Test
    void aProjectThatIsCutOff() throws IOException {
        String whole = Files.readString(SAMPLES.resolve("iris.gradus"));
        Path cut = Files.writeString(folder.resolve("cut.gradus"), whole.substring(0, whole.length() / 2));
        try (OpenWindow window = OpenWindow.in(folder)) {
            open(window, SAMPLES.resolve("scalar-graph.gradus"));
            Document before = document(window);
            window.answer(cut);
            window.type(KeyCode.O, KeyCode.CONTROL);
            window.until("it is told", () -> window.text("#notice-text").startsWith("cut.gradus:"));
            assertEquals(before, document(window), "what was open stays open");
            assertFalse(window.text("#notice-text").contains("Exception"));
            window.click("#notice-close");
            window.until(
                    "the message is gone",
                    () -> window.find("#notice")
                            .filter(notice -> notice.isVisible())
                            .isEmpty());
        }
    }

    @Test
    void aTableWithAMissingValue() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.copy(SAMPLES.resolve("iris.gradus"), folder.resolve("iris.gradus"));
        String table = Files.readString(SAMPLES.resolve("data/iris.csv"));
        String[] lines = table.split("\n");
        lines[16] = lines[16].replaceFirst("^[^,]*", "");
        Files.writeString(folder.resolve("data/iris.csv"), String.join("\n", lines) + "\n");
        try (OpenWindow window = OpenWindow.in(folder)) {
            open(window, folder.resolve("iris.gradus"));
            window.until(
                    "it is listed",
                    () -> window.window().view().drawer().getTabs().stream()
                            .anyMatch(tab -> tab.getText().equals("Problems (1)")));
            String told = Fx.call(() -> window.window()
                    .workspace()
                    .diagnostics()
                    .get()
                    .getFirst()
                    .place()
                    .toString());
            assertTrue(told.contains("iris.csv:17:1"), told);
            assertEquals(5, document(window).graph().nodes().size());
            Fx.run(() -> window.window().view().showProblems());
            window.until(
                    "it is shown with its place",
                    () -> window.find("#problems-list").orElseThrow().lookupAll(".label").stream()
                            .anyMatch(label -> OpenWindow.words(label).contains("iris.csv:17:1")));
        }
    }

    @Test
    void anAttributeThatIsRefusedStaysInItsFieldUntilMended() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            open(window, SAMPLES.resolve("iris.gradus"));
            Fx.run(() -> window.window().view().canvas().reveal("dense_1"));
            window.click("#attribute-units");
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type("0");
            window.type(KeyCode.ENTER);
            window.until(
                    "the reason stands at the field",
                    () -> window.find("#attribute-units-reason").isPresent());
            assertEquals("Units can’t be 0: it must be greater than 0.", window.text("#attribute-units-reason"));
            assertEquals("0", window.text("#attribute-units"));
            window.type(KeyCode.A, KeyCode.CONTROL);
            window.type("8");
            window.type(KeyCode.ENTER);
            window.until(
                    "the reason is gone",
                    () -> window.find("#attribute-units-reason").isEmpty());
            assertEquals("4 → 8 relu → 10 relu → 3 softmax", window.text("#formula"));
        }
    }

    private static void open(OpenWindow window, Path file) {
        window.answer(file);
        window.type(KeyCode.O, KeyCode.CONTROL);
        window.until("it is open", () -> document(window).file().isPresent());
    }

    private static Document document(OpenWindow window) {
        return Fx.call(() -> window.window().workspace().document().get());
    }

    private static double rate(OpenWindow window) {
        return document(window).training().optimizer().learningRate();
    }
}
