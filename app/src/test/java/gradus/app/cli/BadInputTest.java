package gradus.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong in files is told by `check` and refused by `train`, in both languages, with its place.
class BadInputTest {

    @TempDir
    private Path folder = Path.of("");

    private Workshop workshop = new Workshop(folder);

    @BeforeEach
    void makeProject() throws IOException {
        workshop = Workshop.in(folder);
    }

    @Test
    void aMissingValue() throws IOException {
        workshop.data("points.csv", Workshop.points(60) + ",1,low\n");
        isTold("points.csv:62:1");
    }

    @Test
    void aTextInANumberColumn() throws IOException {
        workshop.data("points.csv", Workshop.points(60) + "1,high,low\n");
        isTold("points.csv:62:2");
    }

    @Test
    void aShortLine() throws IOException {
        workshop.data("points.csv", Workshop.points(60) + "1,2\n");
        isTold("points.csv:62");
    }

    @Test
    void noHeader() throws IOException {
        workshop.data("points.csv", Workshop.points(60).substring("x,y,kind\n".length()));
        isTold("points.csv");
    }

    @Test
    void theWrongEncoding() throws IOException {
        byte[] latin = (Workshop.points(60) + "1,1,tr\u00eas\n").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("points.csv"), latin);
        isTold("points.csv");
    }

    @Test
    void anEmptyFile() throws IOException {
        workshop.data("points.csv", "");
        isTold("points.csv");
    }

    @Test
    void noFile() throws IOException {
        Files.delete(folder.resolve("points.csv"));
        isTold("points.csv");
    }

    @Test
    void aProjectThatIsCutOff() throws IOException {
        String text = Files.readString(folder.resolve("points.gradus"));
        workshop.data("points.gradus", text.substring(0, text.length() / 2));
        isTold("points.gradus:");
        workshop.data("points.gradus", "");
        isTold("points.gradus");
    }

    @Test
    void aWireToNowhere() throws IOException {
        workshop.alter("\"inputs\": {\"x\": \"dense_1\"}", "\"inputs\": {\"x\": \"dense_7\"}");
        isTold("dense_7");
    }

    @Test
    void aNewerVersion() throws IOException {
        workshop.alter("\"version\": 1", "\"version\": 99");
        isTold("99");
    }

    @Test
    void anUnknownOperation() throws IOException {
        workshop.alter("\"operation\": \"Dense\"", "\"operation\": \"Sparse\"");
        isTold("Sparse");
    }

    @Test
    void aCycle() throws IOException {
        workshop.alter("\"inputs\": {\"x\": \"points\"}", "\"inputs\": {\"x\": \"dense_2\"}");
        isTold("dense_1");
    }

    @Test
    void shapesThatDoNotFit() throws IOException {
        workshop.alter("\"units\": 3", "\"units\": 4");
        isTold("loss");
    }

    @Test
    void aGraphThatDoesNotFitTheData() throws IOException {
        workshop.alter("\"features\": 2", "\"features\": 5");
        isTold("points");
    }

    @Test
    void aLearningRateOfZero() throws IOException {
        workshop.alter("\"learning_rate\": 0.01", "\"learning_rate\": 0");
        isTold("0");
        workshop.alter("\"learning_rate\": 0", "\"learning_rate\": \"fast\"");
        isTold("fast");
    }

    @Test
    void forProgramsEachErrorIsAnObject() throws IOException {
        workshop.data("points.csv", Workshop.points(60) + "1,high,low\n,1,low\n");
        List<String> lines = CommandLineRun.of("check", workshop.project(), "--json")
                .results()
                .lines()
                .toList();
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().startsWith("{\"place\":\"points.csv:62:2\",\"code\":\"data."), lines.getFirst());
        workshop.data("points.csv", Workshop.points(60));
        workshop.alter("\"units\": 3", "\"units\": 4");
        String line = CommandLineRun.of("check", workshop.project(), "--json").results();
        assertTrue(
                line.startsWith("{\"node\":\"loss\",\"port\":\"y_pred\",\"code\":\"shape.mismatch\","
                        + "\"severity\":\"error\",\"message\":\""),
                line);
    }

    private void isTold(String part) throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve("points.gradus"));
        CommandLineRun english = CommandLineRun.of("check", workshop.project());
        CommandLineRun portuguese = CommandLineRun.inPortuguese("check", workshop.project());
        assertTrue(english.results().contains(part), english.results());
        assertNotEquals(english.results(), portuguese.results());
        for (CommandLineRun run : List.of(english, portuguese)) {
            assertEquals(1, run.exit());
            assertEquals("", run.messages());
            assertIsForPeople(run.results());
        }
        CommandLineRun train = CommandLineRun.of("train", workshop.project(), "--epochs", "1");
        assertEquals(1, train.exit());
        assertEquals("", train.results());
        assertTrue(train.messages().contains(part), train.messages());
        assertIsForPeople(train.messages());
        assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(folder.resolve("points.gradus"))));
    }

    private static void assertIsForPeople(String text) {
        assertFalse(text.isBlank());
        assertFalse(text.contains("Exception") || text.contains("\tat "), text);
        assertFalse(text.contains("problem.") || text.contains("rule.") || text.contains("{0}"), text);
    }
}
