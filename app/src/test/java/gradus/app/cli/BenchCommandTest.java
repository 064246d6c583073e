package gradus.app.cli;

import static gradus.app.cli.CommandLineRun.isToldInBothLanguages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The engine's benchmark from the command line.
class BenchCommandTest {

    private static final String ROW = "gemm-8-8-8";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void gradusAloneIsTimed() {
        List<String> lines = CommandLineRun.of("bench", ROW, "--rounds", "3", "--warm-up", "0", "--json")
                .fine();
        assertEquals(1, lines.size());
        assertTrue(
                lines.getFirst()
                        .startsWith(
                                "{\"bench\":\"engine\",\"workload\":\"gemm-8-8-8\",\"threads\":1,\"rounds\":3,\"clock\":\"cpu\","
                                        + "\"sides\":{\"gradus\":{\"cpu_ns\":"),
                lines::toString);
        CommandLineRun inWords = CommandLineRun.of("bench", ROW, "--rounds", "1", "--warm-up", "0");
        assertEquals(2, inWords.fine().size());
        assertTrue(inWords.messages().contains("--python"), inWords::messages);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theTableTellsTheRatioToPyTorch() throws IOException {
        Path table = folder.resolve("table.md");
        String python = python("echo 1000000000 1000000000 0");
        List<String> lines = CommandLineRun.of(
                        "bench",
                        ROW,
                        "--rounds",
                        "2",
                        "--warm-up",
                        "0",
                        "--python",
                        python,
                        "--markdown",
                        table.toString())
                .fine();
        assertTrue(
                lines.getLast().matches("gemm-8-8-8 +\\S+ \\(.*\\) µs +1000 \\(1000–1000\\) ms +\\S+ \\(.*\\)"),
                lines::toString);
        String text = Files.readString(table);
        assertTrue(text.contains("PyTorch: 9.8.7"), text);
        assertEquals(
                2,
                text.lines().filter(line -> line.startsWith("| gemm-8-8-8 |")).count(),
                text);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPyTorchThatFailsIsMissingInItsRowAndTold() throws IOException {
        String python = python("case $request in gemm-8*) echo out of luck >&2; exit 3;; *) echo 1000 1000 0;; esac");
        CommandLineRun run = measured(ROW, "gemm-4-4-4", "--python", python);
        List<String> lines = run.fine();
        assertTrue(lines.get(1).matches("gemm-8-8-8 +\\S+ \\(.*\\) µs +– +–"), run::toString);
        assertTrue(lines.get(2).matches("gemm-4-4-4 +\\S+ \\(.*\\) µs +1 \\(1–1\\) µs +\\S+ \\(.*\\)"), run::toString);
        assertEquals(1, run.messages().lines().count(), run::messages);
        assertTrue(run.messages().contains("out of luck") && run.messages().contains("pytorch"), run::messages);
        String object = measured(ROW, "--json", "--python", python).fine().getFirst();
        assertTrue(object.contains("\"failures\":{\"pytorch\":\"") && !object.contains("ratio"), object);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void withThreadsTheClockOnTheWallIsToldAndPyTorchIsTold() throws IOException {
        String threads = folder.resolve("threads").toString();
        String python = python(
                "case $request in threads*) echo $request > " + threads + "; echo 2;; *) echo 2000 9000 0;; esac");
        Path table = folder.resolve("table.md");
        String[] options = {"--threads", "2", "--python", python, "--markdown", table.toString()};
        List<String> lines = measured(with(options, "iris-16", "--json")).fine();
        assertTrue(lines.getFirst().contains("\"threads\":2,"), lines::toString);
        assertTrue(lines.getFirst().contains("\"clock\":\"wall\""), lines::toString);
        assertFalse(lines.getFirst().contains("\"c\":"), "C has one thread");
        assertEquals("threads 2", Files.readString(Path.of(threads)).strip());
        String text = Files.readString(table);
        assertTrue(text.contains("2 threads"), text);
        assertEquals(
                1, text.lines().filter(line -> line.startsWith("| iris-16 |")).count(), text);
        lines = measured(with(options, "gemm-8-8-8")).fine();
        assertTrue(lines.getLast().contains("2 (2–2) µs"), lines::toString);
    }

    @Test
    void growthIsATableAPlotAndASectionOfTheDocument() throws IOException {
        Path plot = folder.resolve("growth.svg");
        Path table = folder.resolve("table.md");
        List<String> lines = measured(
                        "depth-10", "batch-1", "batch-2", "--plot", plot.toString(), "--markdown", table.toString())
                .fine();
        assertEquals(4, lines.size());
        assertTrue(
                lines.get(1).matches("depth-10 +\\S+ \\(.*\\) [mµ]s +\\S+ \\(.*\\) [mµ]s +\\S+ µs"), lines::toString);
        String text = Files.readString(table);
        assertTrue(text.contains("## How cost grows") && text.contains("| batch-2 |"), text);
        String picture = Files.readString(plot);
        for (String part : List.of("<svg ", "nodes", "rows of a batch", "compile")) {
            assertTrue(picture.contains(part), part);
        }
        String object = measured("depth-3", "--json").fine().getFirst();
        assertTrue(object.startsWith("{\"bench\":\"growth\",\"row\":\"depth-3\",\"size\":3,\"compile_ns\":"), object);
    }

    @Test
    void aProfileTellsWhichStepsTakeTheTime() throws IOException {
        Path table = folder.resolve("profile.md");
        CommandLineRun run = measured("profile-softmax", "--markdown", table.toString());
        assertTrue(
                run.fine().stream().anyMatch(line -> line.matches("Reduce +\\S+ µs +\\S+ % +.*reduce maximum.*")),
                run::toString);
        assertTrue(run.fine().getLast().matches("\\w+ × \\d+ +\\S+ µs +\\S+ %"), run::toString);
        assertTrue(Files.readString(table).contains("| Reduce × 2 |"), () -> "no row of reductions");
        String object = measured("profile-iris-2", "--json").fine().getFirst();
        assertTrue(object.startsWith("{\"bench\":\"profile\",\"workload\":\"iris-2\",\"us\":"), object);
        isToldInBothLanguages(2, "profile-nothing", "bench", "profile-nothing");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void memoryIsHeldAgainstPyTorchs() throws IOException {
        String python = python("echo 0 0 20000000");
        CommandLineRun run = measured("memory", "--python", python);
        assertTrue(run.fine().getLast().matches("mlp512-64 +\\S+ MB +\\S+ MB +20 MB +0\\.\\d+"), run::toString);
        assertTrue(run.messages().contains("optimizer"), run::messages);
        String object = measured("memory", "--json", "--python", python).fine().getFirst();
        assertTrue(
                object.matches("\\{\"bench\":\"memory\",\"workload\":\"mlp512-64\",\"planned_bytes\":\\d+,"
                        + "\"unshared_bytes\":\\d+,\"pytorch_peak_bytes\":20000000,\"ratio\":0\\.\\d+\\}"),
                object);
        CommandLineRun failed = measured("memory", "--python", python("echo no profiler >&2; exit 1"));
        assertTrue(failed.fine().getLast().matches("mlp512-64 .* – +–"), failed::toString);
        assertTrue(failed.messages().contains("no profiler"), failed::messages);
    }

    @Test
    void djlThatFailsIsMissingInItsRowsAndTold() {
        CommandLineRun run = measured("gemm-4-4-4", "softmax", "--djl", folder.toString());
        List<String> lines = run.fine();
        assertTrue(lines.get(1).matches("gemm-4-4-4 +\\S+ \\(.*\\) µs +–"), run::toString);
        assertTrue(lines.get(2).endsWith(" –"), run::toString);
        assertEquals(
                1, run.messages().lines().filter(line -> line.contains("djl")).count(), run::messages);
    }

    @Test
    void whatCanNotBeStartedIsTold() {
        failsWith("/no/python", "--python", "/no/python");
        isToldInBothLanguages(1, "/no/cc", "bench", "iris-16", "--json", "--cc", "/no/cc");
    }

    @Test
    void wrongOptionsAreTold() {
        isToldInBothLanguages(2, "some", "bench", ROW, "--rounds", "some");
        isToldInBothLanguages(2, "-1", "bench", ROW, "--warm-up=-1");
        isToldInBothLanguages(2, "fast.so", "bench", ROW, "--mkl", "fast.so");
        isToldInBothLanguages(2, "--threads", "bench", ROW, "--threads", "0");
        isToldInBothLanguages(2, "two", "bench", ROW, "--threads", "two");
        isToldInBothLanguages(
                2,
                ".svg",
                "bench",
                "depth-10",
                "--plot",
                folder.resolve("plot.png").toString());
        isToldInBothLanguages(
                2, "growth", "bench", ROW, "--plot", folder.resolve("plot.svg").toString());
        isToldInBothLanguages(2, "/no/where", "bench", "depth-10", "--plot", "/no/where/plot.svg");
        isToldInBothLanguages(2, "/no/where", "bench", ROW, "--markdown", "/no/where/table.md");
        isToldInBothLanguages(2, "/no/djl", "bench", ROW, "--djl", "/no/djl/*");
        isToldInBothLanguages(2, "depth-0", "bench", "depth-0");
    }

    private static CommandLineRun measured(String... arguments) {
        return CommandLineRun.of(with(with(new String[] {"bench"}, arguments), "--rounds", "1", "--warm-up", "0"));
    }

    private static String[] with(String[] some, String... others) {
        return Stream.of(some, others).flatMap(Stream::of).toArray(String[]::new);
    }

    private static void failsWith(String part, String option, String value) {
        isToldInBothLanguages(1, part, "bench", ROW, "--json", "--rounds", "1", "--warm-up", "0", option, value);
    }

    /// A program that says it is a Python with PyTorch and does this with each request.
    private String python(String work) throws IOException {
        Path file = Files.createTempFile(folder, "python", "");
        Files.writeString(
                file,
                "#!/bin/sh\nif [ \"$1\" = -c ]; then echo 9.8.7; exit; fi\nwhile read -r request; do " + work
                        + "; done\n");
        assertTrue(file.toFile().setExecutable(true));
        return file.toString();
    }
}
