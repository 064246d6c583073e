package gradus.app.cli;

import static gradus.app.cli.CommandLineRun.isToldInBothLanguages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                        .startsWith("{\"bench\":\"engine\",\"workload\":\"gemm-8-8-8\",\"rounds\":3,\"clock\":\"cpu\","
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
    void aPyTorchThatFailsIsTold() throws IOException {
        failsWith("pytorch", "--python", python("echo soon"));
        failsWith("out of luck", "--python", python("echo out of luck >&2; exit 3"));
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
