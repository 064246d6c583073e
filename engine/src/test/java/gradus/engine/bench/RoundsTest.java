package gradus.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rounds between sides here and in other processes.
class RoundsTest {

    /// A side that takes a fixed time and writes down that it was asked.
    private record Steady(String name, long wall, List<String> calls) implements Runner {
        @Override
        public Timing time(String workload, int repeats) {
            calls.add(name + " " + workload + " " + repeats);
            return new Timing(wall, wall);
        }

        @Override
        public void close() {}
    }

    @Test
    void everySideRunsOnceARoundInAnOrderDrawnAnew() {
        List<String> calls = new ArrayList<>();
        List<Rounds.Entry> sides = List.of(
                new Rounds.Entry(new Steady("a", 1000, calls), "x"),
                new Rounds.Entry(new Steady("b", 1000, calls), "x-cl"),
                new Rounds.Entry(new Steady("c", 1000, calls), "x"));
        Map<String, List<Timing>> timings =
                new Rounds(20, 3000, 0).run("x", sides, new Random(3)).timings();
        assertEquals(List.of("a", "b", "c"), List.copyOf(timings.keySet()));
        timings.values().forEach(times -> assertEquals(20, times.size()));
        List<String> timed = calls.subList(calls.size() - 60, calls.size());
        HashSet<List<String>> orders = new HashSet<>();
        for (int round = 0; round < 20; round++) {
            List<String> order = timed.subList(3 * round, 3 * round + 3);
            assertEquals(
                    List.of("a x 3", "b x-cl 3", "c x 3"),
                    order.stream().sorted().toList());
            orders.add(List.copyOf(order));
        }
        assertTrue(orders.size() > 3, orders::toString);
    }

    @Test
    void aLongRepeatIsDoneOnce() {
        List<String> calls = new ArrayList<>();
        new Rounds(2, 100, 0).run("x", List.of(new Rounds.Entry(new Steady("slow", 5000, calls), "x")), new Random(1));
        assertEquals(List.of("slow x 1", "slow x 1", "slow x 1"), calls);
    }

    @Test
    void aWorkerIsAskedForAsManyRepeatsAsFillItsPart() {
        try (WorkerProcess worker = FakeWorker.start("fake")) {
            Map<String, List<Timing>> timings = new Rounds(2, 8_000_000, 0)
                    .run("softmax", List.of(new Rounds.Entry(worker, "softmax")), new Random(1))
                    .timings();
            assertEquals(Map.of("fake", List.of(new Timing(2_000_000, 4), new Timing(2_000_000, 4))), timings);
        }
    }

    @Test
    void aWorkerThatDiesIsMissingInItsRowAndStartedAnewForTheNext() {
        List<String> calls = new ArrayList<>();
        Steady steady = new Steady("steady", 1000, calls);
        try (Restarting worker = new Restarting("fake", () -> FakeWorker.start("fake"))) {
            Comparison hole = row("hole", worker, steady);
            assertEquals(Map.of("steady", List.of(new Timing(1000, 1000), new Timing(1000, 1000))), hole.timings());
            assertEquals(List.of("fake"), List.copyOf(hole.failures().keySet()));
            assertEquals(
                    List.of("fake", "hole", "fell over hole"),
                    hole.failures().values().iterator().next().getFirst().arguments());
            Comparison softmax = row("softmax", worker, steady);
            assertEquals(
                    List.of("fake", "steady"), List.copyOf(softmax.timings().keySet()));
            assertEquals(2, softmax.timings().getOrDefault("fake", List.of()).size());
            assertEquals(Map.of(), softmax.failures());
        }
    }

    @Test
    void aWorkerThatDiesInTheRoundsIsOutOfThem() {
        List<String> calls = new ArrayList<>();
        Runner tired = new Runner() {
            private int left = 3;

            @Override
            public String name() {
                return "tired";
            }

            @Override
            public Timing time(String workload, int repeats) {
                calls.add(name());
                if (left-- == 0) {
                    throw new GradusException(Diagnostic.error("bench.worker.died", new Place.Everywhere()));
                }
                return new Timing(5000, 5000);
            }

            @Override
            public void close() {}
        };
        Comparison row = new Rounds(6, 100, 0)
                .run(
                        "x",
                        List.of(
                                new Rounds.Entry(tired, "x"),
                                new Rounds.Entry(new Steady("steady", 1000, new ArrayList<>()), "x")),
                        new Random(2));
        assertEquals(4, calls.size());
        assertEquals(List.of("steady"), List.copyOf(row.timings().keySet()));
        assertEquals(6, row.timings().getOrDefault("steady", List.of()).size());
        assertEquals(List.of("tired"), List.copyOf(row.failures().keySet()));
    }

    private static Comparison row(String workload, Runner... runners) {
        return new Rounds(2, 100, 0)
                .run(
                        workload,
                        Stream.of(runners)
                                .map(runner -> new Rounds.Entry(runner, workload))
                                .toList(),
                        new Random(1));
    }

    @Test
    void aWorkerIsToldHowManyThreadsToUse() {
        FakeWorker.start("fake", 3).close();
        Diagnostic told = assertThrows(GradusException.class, () -> FakeWorker.start("fake", 4))
                .diagnostics()
                .getFirst();
        assertEquals("bench.worker.nonsense", told.code());
        assertEquals(List.of("fake", "threads 4", "3"), told.arguments());
    }

    @Test
    void aWorkerTellsItsPeak() {
        try (Restarting worker = new Restarting("fake", () -> FakeWorker.start("fake"))) {
            assertEquals(4096, worker.peak("softmax"));
            GradusException refusal = assertThrows(GradusException.class, () -> worker.peak("riddle"));
            assertEquals(
                    "bench.worker.nonsense", refusal.diagnostics().getFirst().code());
        }
    }

    @Test
    void aWorkerThatDiesIsNamedWithItsLastWords() {
        try (WorkerProcess worker = FakeWorker.start("fake")) {
            isRefused("bench.worker.died", List.of("fake", "hole", "fell over hole"), worker, "hole");
        }
    }

    @Test
    void aWorkerThatAnswersNonsenseIsNamedWithItsAnswer() {
        try (WorkerProcess worker = FakeWorker.start("fake")) {
            isRefused("bench.worker.nonsense", List.of("fake", "riddle", "as long as it takes"), worker, "riddle");
        }
    }

    @Test
    void aWorkerThatIsNotThereIsNamed() {
        GradusException refusal = assertThrows(
                GradusException.class, () -> WorkerProcess.start("fake", List.of("no-such-program-here"), Map.of()));
        assertEquals("bench.worker.absent", refusal.diagnostics().getFirst().code());
    }

    private static void isRefused(String code, List<Object> arguments, WorkerProcess worker, String workload) {
        Diagnostic told = assertThrows(GradusException.class, () -> worker.time(workload, 1))
                .diagnostics()
                .getFirst();
        assertEquals(code, told.code());
        assertEquals(arguments, told.arguments());
    }
}
