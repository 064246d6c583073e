package gradus.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.engine.device.scalar.ScalarDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        List<Integer> starts = new ArrayList<>();
        Comparison row = ColdStart.compare(
                1, List.of(new Restarting("gradus", () -> ColdStart.start(1)), new Restarting("fake", () -> {
                    starts.add(1);
                    return FakeWorker.start("fake");
                })));
        assertEquals(List.of("gradus"), List.copyOf(row.timings().keySet()));
        assertEquals(List.of("fake"), List.copyOf(row.failures().keySet()));
        assertEquals(1, starts.size());
        assertTrue(row.time("gradus", Comparison.Clock.WALL).orElseThrow().median() > 1e6);
    }

    @Test
    void djlIsAskedForWhatItsSideKnows() {
        for (String row : List.of("iris-16", "mlp512-64", "cnn-64", "gemm-2-2-2", "gemm64-2-2-2")) {
            assertTrue(Peers.isInDjl(row), row);
        }
        for (String row : List.of("cifar-32", "lstm-32", "softmax", ColdStart.NAME)) {
            assertFalse(Peers.isInDjl(row), row);
        }
    }

    @Test
    void djlThatIsNotOnTheClassPathIsTold() {
        List<Comparison> rows = new ArrayList<>();
        new Contest(
                        new Rounds(1, 1, 0),
                        1,
                        threads -> new ScalarDevice(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("src"))
                .run(List.of("gemm-2-2-2", "softmax"), rows::add);
        assertEquals(
                List.of(Set.of(Peers.DJL), Set.of()),
                rows.stream().map(row -> row.failures().keySet()).toList());
    }

    @Test
    void withSeveralThreadsTheClockOnTheWallCounts() {
        assertEquals(Comparison.Clock.CPU, Contest.clock("softmax", 1));
        assertEquals(Comparison.Clock.WALL, Contest.clock("softmax", 2));
        assertEquals(Comparison.Clock.WALL, Contest.clock(ColdStart.NAME, 1));
    }

    @Test
    void theDeviceIsMadeForTheThreads() {
        List<Integer> made = new ArrayList<>();
        List<Comparison> rows = new ArrayList<>();
        new Contest(
                        new Rounds(1, 1, 0),
                        3,
                        threads -> {
                            made.add(threads);
                            return new ScalarDevice();
                        },
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("/no/cc"),
                        Optional.empty())
                .run(List.of("iris-16", "gemm-2-2-2"), rows::add);
        assertEquals(List.of(3, 3), made);
        assertEquals(
                List.of("iris-16", "gemm-2-2-2"),
                rows.stream().map(Comparison::workload).toList());
    }

    /// What a program writes that must end well.
    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), text);
        return text;
    }
}
