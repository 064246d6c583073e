package gradus.app.cli;

import static gradus.app.cli.CommandLineRun.isToldInBothLanguages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Workshop workshop = new Workshop(folder);

    @BeforeEach
    void makeProject() throws IOException {
        workshop = Workshop.in(folder);
    }

    @Test
    void printsALineAnEpochAndLearns() {
        List<String> lines = CommandLineRun.of("train", workshop.project(), "--epochs", "30", "--json")
                .fine();
        assertEquals(30, lines.size());
        assertTrue(
                lines.getFirst()
                        .matches("\\{\"epoch\":1,\"loss\":[-\\d.E]+,\"accuracy\":[\\d.E-]+,\"val_loss\":[\\d.E-]+,"
                                + "\"val_accuracy\":[\\d.E-]+,\"seconds\":[\\d.E-]+,\"running_loss\":[\\d.E-]+}"),
                lines.getFirst());
        assertTrue(lines.getLast().contains("\"val_accuracy\":1.0,"), lines.getLast());
    }

    @Test
    void aRunEndsEarlyByTheRulesThatAreGivenAndSaysSo() {
        CommandLineRun reached =
                CommandLineRun.of("train", workshop.project(), "--epochs", "300", "--stop-at", "accuracy >= 0.9");
        assertEquals(0, reached.exit(), reached::toString);
        assertTrue(reached.results().lines().count() < 300, reached::toString);
        assertTrue(reached.messages().contains("the figures are as good as asked for"), reached::toString);
        CommandLineRun late =
                CommandLineRun.of("train", workshop.project(), "--epochs", "300", "--stop-after", "0.000001");
        assertEquals(0, late.exit(), late::toString);
        assertEquals("", late.results());
        assertTrue(late.messages().contains("the time is over"), late::toString);
        isToldInBothLanguages(1, "f1", "train", workshop.project(), "--stop-at", "f1 >= 0.5");
        isToldInBothLanguages(2, "good", "train", workshop.project(), "--stop-at", "good");
        isToldInBothLanguages(2, "-1", "train", workshop.project(), "--patience", "-1");
    }

    @Test
    void theMetricsOfTheProjectAreTold() throws IOException {
        state("\"metrics\": [\"auc\", \"auc(curve=pr)\", \"top_k_categorical_accuracy(k=1)\", \"log_cosh\"]");
        List<String> lines = CommandLineRun.of("train", workshop.project(), "--epochs", "2", "--json")
                .fine();
        assertTrue(
                lines.getLast()
                        .matches("\\{\"epoch\":2,\"loss\":[^,]+,\"auc\":[^,]+,\"auc_2\":[^,]+,"
                                + "\"top_k_categorical_accuracy\":[^,]+,\"log_cosh\":[^,]+,\"val_loss\":.*"
                                + "\"val_log_cosh\":[^,]+,\"seconds\".*"),
                lines.getLast());
        state("\"metrics\": [\"sparse_categorical_accuracy\"]");
        isToldInBothLanguages(1, "sparse_categorical_accuracy", "train", workshop.project(), "--epochs", "2");
        CommandLineRun unfit = CommandLineRun.of("check", workshop.project(), "--json");
        assertTrue(unfit.results().contains("\"code\":\"metrics.unfit\""), unfit::toString);
        state("\"metrics\": [\"precison\"]");
        CommandLineRun unknown = CommandLineRun.of("check", workshop.project(), "--json");
        assertEquals(1, unknown.exit());
        assertTrue(unknown.results().contains("\"code\":\"metrics.unknown\""), unknown::toString);
    }

    @Test
    void aTargetThatTheLossCanNotLearnFromNamesItsLine() throws IOException {
        workshop.data("yes.csv", "a,b\n1,0.5\n\n2,0.25\n3,7.5\n4,0\n5,1\n6,0\n7,1\n8,0\n");
        String project = workshop.path("yes.gradus");
        CommandLineRun.of(
                        "new", "1 -> 1 sigmoid", "--data", workshop.path("yes.csv"), "--target", "b", "--out", project)
                .fine();
        String text = Files.readString(Path.of(project));
        assertTrue(text.contains("\"MeanSquaredError\""), text);
        Files.writeString(Path.of(project), text.replace("\"MeanSquaredError\"", "\"BinaryCrossentropy\""));
        isToldInBothLanguages(1, "yes.csv:5", "train", project, "--epochs", "1");
        CommandLineRun check = CommandLineRun.of("check", project, "--json");
        assertTrue(check.results().contains("\"code\":\"train.target\""), check::toString);
        assertTrue(check.results().contains("yes.csv:5"), check::toString);
    }

    private void state(String setting) throws IOException {
        Path file = Path.of(workshop.project());
        String text = Files.readString(file).replaceAll(",\\s*\"metrics\": \\[[^\\]]*]", "");
        Files.writeString(file, text.replaceFirst("\"loss\": \"\"", "\"loss\": \"\", " + setting));
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        List<String> first = figures("--epochs", "3", "--seed", "7");
        assertEquals(first, figures("--epochs", "3", "--seed", "7"));
        assertFalse(first.equals(figures("--epochs", "3", "--seed", "8")));
    }

    @Test
    void aRunIsKeptAndCanBeContinued() throws IOException {
        train("--epochs", "6", "--out", workshop.path("whole"));
        train("--epochs", "4", "--out", workshop.path("parts"));
        train("--epochs", "6", "--out", workshop.path("parts"), "--resume");
        for (String file : List.of("weights.safetensors", "state.safetensors")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("whole").resolve(file),
                            folder.resolve("parts").resolve(file)));
        }
        assertEquals(6, Files.readAllLines(folder.resolve("parts/run.jsonl")).size());
        assertTrue(Files.exists(folder.resolve("parts/checkpoints/epoch-00006.safetensors")));
        isToldInBothLanguages(
                2,
                "6 epochs",
                "train",
                workshop.project(),
                "--epochs",
                "6",
                "--out",
                workshop.path("parts"),
                "--resume");
    }

    @Test
    void wrongSettingsAreTold() {
        for (String rate : List.of("0", "-1", "fast")) {
            isToldInBothLanguages(2, rate, "train", workshop.project(), "--learning-rate", rate);
        }
        isToldInBothLanguages(2, "0", "train", workshop.project(), "--epochs", "0");
        isToldInBothLanguages(2, "1.5", "train", workshop.project(), "--batch-size", "1.5");
        isToldInBothLanguages(2, "soon", "train", workshop.project(), "--seed", "soon");
        isToldInBothLanguages(2, "--out", "train", workshop.project(), "--resume");
        isToldInBothLanguages(
                1, "state.safetensors", "train", workshop.project(), "--resume", "--out", workshop.path("empty"));
        isToldInBothLanguages(1, "points.csv", "train", workshop.project(), "--out", workshop.path("points.csv"));
    }

    @Test
    void anAbsentDeviceIsToldAndTheCpuComputes() {
        CommandLineRun run =
                CommandLineRun.of("train", workshop.project(), "--epochs", "1", "--device", "cuda", "--json");
        assertEquals(1, run.fine().size());
        assertTrue(run.messages().contains("\"severity\":\"warning\""), run.messages());
    }

    @Test
    void aRunThatDivergesKeepsWhatWasLearnedBefore() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "train", workshop.project(), "--learning-rate", "1e38", "--epochs", "5", "--out", workshop.path("run"));
        assertEquals(1, run.exit());
        assertTrue(run.messages().contains("smaller learning rate"), run.messages());
        CommandLineRun.of(
                        "evaluate", workshop.project(), "--weights", workshop.path("run/weights.safetensors"), "--json")
                .fine()
                .forEach(line -> assertFalse(line.contains("NaN"), line));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void controlCStopsAndKeepsWhatWasLearned() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "gradus.app.cli.Main",
                        "train",
                        workshop.project(),
                        "--epochs",
                        "10000000",
                        "--out",
                        workshop.path("run"),
                        "--json")
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(lines.readLine().startsWith("{\"epoch\":1,"));
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            lines.lines().forEach(line -> {});
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(130, process.exitValue());
        CommandLineRun.of("evaluate", workshop.project(), "--weights", workshop.path("run/weights.safetensors"))
                .fine();
    }

    private void train(String... options) {
        CommandLineRun.of(with(options)).fine();
    }

    private List<String> figures(String... options) {
        return CommandLineRun.of(with(options)).fine().stream()
                .map(line -> line.replaceAll("\"seconds\":[^,]*", ""))
                .toList();
    }

    private String[] with(String... options) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("train", workshop.project(), "--json"),
                        java.util.stream.Stream.of(options))
                .toArray(String[]::new);
    }
}
