package gradus.app.cli;

import static gradus.app.cli.CommandLineRun.isToldInBothLanguages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a network in one line to predictions.
class ProjectCommandsTest {

    @TempDir
    private Path folder = Path.of("");

    private Workshop workshop = new Workshop(folder);

    @BeforeEach
    void makeProject() throws IOException {
        workshop = Workshop.in(folder);
    }

    @Test
    void newMakesAProjectWithoutErrors() throws IOException {
        assertEquals(List.of(), CommandLineRun.of("check", workshop.project()).fine());
        String text = Files.readString(folder.resolve("points.gradus"));
        assertTrue(text.contains("\"file\": \"points.csv\""), text);
        assertTrue(text.contains("CategoricalCrossentropy"), text);
    }

    @Test
    void newWorksWithoutData() {
        CommandLineRun.of("new", "4 -> 3", "--out", workshop.path("bare.gradus"))
                .fine();
        assertEquals(
                List.of(),
                CommandLineRun.of("check", workshop.path("bare.gradus")).fine());
    }

    @Test
    void newToldWrongly() {
        String out = workshop.path("other.gradus");
        String data = workshop.path("points.csv");
        isToldInBothLanguages(2, "Column 8", "new", "2 -> 8 tahn -> 3", "--out", out);
        isToldInBothLanguages(2, "Column 1", "new", "5 -> 3", "--data", data, "--target", "kind", "--out", out);
        isToldInBothLanguages(
                2, "3 classes", "new", "2 -> 4 softmax", "--data", data, "--target", "kind", "--out", out);
        isToldInBothLanguages(2, "--target", "new", "2 -> 3", "--data", data, "--out", out);
        isToldInBothLanguages(2, "--data", "new", "2 -> 3", "--target", "kind", "--out", out);
        isToldInBothLanguages(2, "--out", "new", "2 -> 3");
        isToldInBothLanguages(1, "sort", "new", "2 -> 3", "--data", data, "--target", "sort", "--out", out);
        isToldInBothLanguages(
                1, "gone.csv", "new", "2 -> 3", "--data", workshop.path("gone.csv"), "--target", "a", "--out", out);
        isToldInBothLanguages(1, "points.gradus", "new", "2 -> 3", "--out", workshop.project());
        assertFalse(Files.exists(folder.resolve("other.gradus")));
    }

    @Test
    void evaluateCountsRightAndWrong() {
        String weights = trained();
        List<String> lines = CommandLineRun.of("evaluate", workshop.project(), "--weights", weights, "--json")
                .fine();
        assertEquals(1, lines.size());
        assertTrue(
                lines.getFirst()
                        .matches("\\{\"split\":\"validation\",\"rows\":12,\"loss\":[\\d.E-]+,\"accuracy\":1.0,"
                                + "\"confusion_matrix\":\\{\"classes\":\\[\"left\",\"low\",\"right\"],"
                                + "\"counts\":\\[\\[4,0,0],\\[0,4,0],\\[0,0,4]]}}"),
                lines.getFirst());
        String other = CommandLineRun.of(
                        "evaluate",
                        workshop.project(),
                        "--weights",
                        weights,
                        "--data",
                        workshop.path("points.csv"),
                        "--json")
                .fine()
                .getFirst();
        assertTrue(other.startsWith("{\"split\":\"all\",\"rows\":60,"), other);
        isToldInBothLanguages(1, "test", "evaluate", workshop.project(), "--weights", weights, "--split", "test");
        isToldInBothLanguages(2, "half", "evaluate", workshop.project(), "--weights", weights, "--split", "half");
        isToldInBothLanguages(
                1, "points.csv", "evaluate", workshop.project(), "--weights", workshop.path("points.csv"));
        isToldInBothLanguages(2, "--weights", "evaluate", workshop.project());
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        String weights = trained();
        workshop.alter("\"units\": 8", "\"units\": 9");
        isToldInBothLanguages(1, "dense_1/kernel", "evaluate", workshop.project(), "--weights", weights);
    }

    @Test
    void predictWritesAClassAndItsShares() throws IOException {
        String weights = trained();
        workshop.data("new.csv", "y,x\n-2,0\n1,2\n");
        CommandLineRun.of(predict(weights)).fine();
        List<String> lines = Files.readAllLines(folder.resolve("out.csv"));
        assertEquals("prediction,left,low,right", lines.getFirst());
        assertTrue(lines.get(1).startsWith("low,"), lines.get(1));
        assertTrue(lines.get(2).startsWith("right,"), lines.get(2));
        double[] shares = java.util.Arrays.stream(lines.get(1).split(",", -1))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertEquals(1, java.util.Arrays.stream(shares).sum(), 1e-6);
    }

    @Test
    void predictGivesTheValuesOfANode() throws IOException {
        String weights = trained();
        workshop.data("new.csv", "x,y\n0,-2\n");
        CommandLineRun.of(predict(weights, "--output", "dense_1")).fine();
        List<String> lines = Files.readAllLines(folder.resolve("out.csv"));
        assertEquals(8, lines.getFirst().split(",", -1).length);
        assertTrue(lines.getFirst().startsWith("dense_1_1,dense_1_2,"), lines.getFirst());
        isToldInBothLanguages(2, "dense_9", predict(weights, "--output", "dense_9"));
        isToldInBothLanguages(2, "loss", predict(weights, "--output", "loss"));
        workshop.data("new.csv", "x,z\n0,-2\n");
        isToldInBothLanguages(1, "new.csv", predict(weights));
    }

    @Test
    void predictOfANumberNamesTheTarget() throws IOException {
        workshop.data("line.csv", "a,b\n" + numbers());
        String project = workshop.path("line.gradus");
        CommandLineRun.of("new", "1 -> 1", "--data", workshop.path("line.csv"), "--target", "b", "--out", project)
                .fine();
        List<String> epochs = CommandLineRun.of(
                        "train", project, "--epochs", "2", "--json", "--out", workshop.path("l"))
                .fine();
        assertFalse(epochs.getFirst().contains("accuracy"), epochs.getFirst());
        CommandLineRun.of(
                        "predict",
                        project,
                        "--weights",
                        workshop.path("l/weights.safetensors"),
                        "--data",
                        workshop.path("line.csv"),
                        "--out",
                        workshop.path("out.csv"))
                .fine();
        assertEquals("b", Files.readAllLines(folder.resolve("out.csv")).getFirst());
    }

    @Test
    void checkPrintsThePlanThatRuns() {
        List<String> lines =
                CommandLineRun.of("check", workshop.project(), "--plan").fine();
        assertTrue(
                lines.contains("%3 [N, 8] = %0 @ %2    (writes 1,024 B, 512 multiply-adds)"),
                "32 rows of 8 numbers with 4 bytes each, made of 2 products each: " + lines);
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("%\\d+ \\[N, 8] = p0 = .*tanh\\(p0\\) → p1 .*")),
                () -> "the bias is added in one pass with the activation: " + lines);
        assertTrue(lines.stream().anyMatch(line -> line.contains("sqrt(")), "the update takes part");
        List<String> marked =
                lines.stream().filter(line -> line.startsWith("#")).toList();
        assertEquals(
                List.of(
                        "# 1 ZeroGradients every=1",
                        "# 2 Forward",
                        "# 3 Loss",
                        "# 4 Backward scale=1.0",
                        "# 5 Update weight_decay=0.0 every=1",
                        "# With N = 32:"),
                marked.subList(0, 6));
        long instructions = lines.stream().filter(line -> line.startsWith("%")).count();
        assertTrue(
                marked.get(6).matches("# " + instructions + " instructions; \\d+ before optimization"),
                marked::toString);
        long groups = lines.stream().filter(line -> line.contains("→")).count();
        assertTrue(
                marked.get(7).matches("# " + groups + " fused groups; operations joined in them: \\d+"),
                marked::toString);
    }

    @Test
    void aPlanInJsonAddsUp() {
        List<String> lines = CommandLineRun.of("check", workshop.project(), "--plan", "--json")
                .fine();
        String summary = lines.getLast();
        List<String> steps =
                lines.stream().filter(line -> line.startsWith("{\"slot\"")).toList();
        assertEquals(steps.size(), number(summary, "instructions"));
        assertTrue(number(summary, "before") > 2 * number(summary, "instructions"), summary);
        assertEquals(steps.stream().filter(line -> line.contains("→")).count(), number(summary, "fused"));
        assertTrue(number(summary, "joined") > 2 * number(summary, "fused"), summary);
        assertEquals(
                steps.stream().mapToLong(line -> number(line, "multiply_adds")).sum(),
                number(summary, "multiply_adds"));
        assertTrue(number(summary, "bytes") < number(summary, "bytes_without_reuse"), summary);
        assertTrue(summary.endsWith("\"lengths\":{\"N\":32}}"), summary);
        String product =
                steps.stream().filter(line -> line.contains(" @ ")).findFirst().orElseThrow();
        assertTrue(product.contains("\"bytes\":1024,\"multiply_adds\":512"), product);
    }

    @Test
    void weightsThatNoMemoryHoldsAreRefusedInOneLine() {
        String project = workshop.path("huge.gradus");
        CommandLineRun.of(
                        "new",
                        "2 -> 1000000 relu -> 1000000 relu -> 3 softmax",
                        "--data",
                        workshop.path("points.csv"),
                        "--target",
                        "kind",
                        "--out",
                        project)
                .fine();
        String told = CommandLineRun.of("train", project).refused(1);
        assertTrue(told.contains("needs 3,814,7"), told);
        assertTrue(told.contains("fewer units") && told.contains("JDK_JAVA_OPTIONS to -Xmx4487"), told);
        CommandLineRun.isToldInBothLanguages(1, "JDK_JAVA_OPTIONS", "train", project);
        String plan = CommandLineRun.of("check", project, "--plan").fine().getLast();
        assertTrue(plan.contains(",000,"), "it can be looked at: " + plan);
    }

    private static long number(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        assertTrue(found.find(), () -> name + " in " + json);
        return Long.parseLong(found.group(1));
    }

    @Test
    void thePlanOfAFormulaIsThatOfItsResult() {
        String project = workshop.path("formula.gradus");
        CommandLineRun.of("new", "[T, 3] -> 2", "--out", project).fine();
        assertTrue(CommandLineRun.inPortuguese("check", project, "--plan").fine().stream()
                .anyMatch(line -> line.equals("# Com N = 32, T = 1:")));
    }

    @Test
    void aPlanShowsWhatARecurrentLayerDoesAtEveryStep() {
        String project = workshop.path("recurrent.gradus");
        CommandLineRun.of("new", "[T, 3] -> LSTM(8) -> 1", "--out", project).fine();
        List<String> lines = CommandLineRun.of("check", project, "--plan").fine();
        assertEquals(
                1, lines.stream().filter(line -> line.contains(" = scan (")).count(), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.contains(" = scan (") && line.endsWith(" multiply-adds)")));
        assertTrue(lines.contains("    states %0 [N, 8], %1 [N, 8]"), lines::toString);
        List<String> json =
                CommandLineRun.of("check", project, "--plan", "--json").fine();
        assertEquals(
                1,
                json.stream()
                        .filter(line -> line.contains("\"body\":[{\"slot\":"))
                        .count(),
                json::toString);
    }

    private static String numbers() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(i / 8.0).append(',').append(i / 4.0 + 0.125).append('\n');
        }
        return text.toString();
    }

    private String trained() {
        CommandLineRun.of("train", workshop.project(), "--epochs", "30", "--out", workshop.path("run"))
                .fine();
        return workshop.path("run/weights.safetensors");
    }

    private String[] predict(String weights, String... more) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "predict",
                                workshop.project(),
                                "--weights",
                                weights,
                                "--data",
                                workshop.path("new.csv"),
                                "--out",
                                workshop.path("out.csv")),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
    }
}
