package gradus.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The other sides of the benchmark.
class PeersTest {

    private static final Path COMPILER = Path.of("/usr/bin/cc");

    @Test
    void theStepInCHasTheGradientsOfFiniteDifferences(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(COMPILER), "there is no C compiler");
        Path program = folder.resolve("iris");
        assertEquals(
                "",
                output(
                        "cc",
                        "-Wall",
                        "-Wextra",
                        "-O3",
                        "-march=native",
                        "-ffast-math",
                        "-o",
                        program.toString(),
                        "src/bench/c/iris.c",
                        "-lm"));
        String told = output(program.toString(), "--check");
        assertTrue(told.startsWith("loss differs by "), told);
        try (WorkerProcess worker = WorkerProcess.start(Peers.C, List.of(program.toString()), Map.of())) {
            assertTrue(worker.time("iris-16", 1000).wall() > 0);
        }
    }

    @Test
    void pyTorchGetsImagesWithTheChannelsLast() {
        assertEquals("cnn-64-cl", Peers.inPyTorch("cnn-64"));
        assertEquals("cifar-32-cl", Peers.inPyTorch("cifar-32"));
        assertEquals("mlp128-64", Peers.inPyTorch("mlp128-64"));
    }

    @Test
    void aColdStartIsTimedInAFreshProcess() {
        Comparison row = ColdStart.compare(1, List.of(ColdStart::start));
        assertEquals(List.of("gradus"), List.copyOf(row.timings().keySet()));
        assertTrue(row.time("gradus", Comparison.Clock.WALL).orElseThrow().median() > 1e6);
    }

    /// What a program writes that must end well.
    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), text);
        return text;
    }
}
