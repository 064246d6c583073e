package gradus.engine.bench;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Times sides against one another in rounds. In each round every side runs once, in an order that is drawn anew, so
/// that what else happens on the machine strikes all alike.
///
/// @param count rounds
/// @param length nanoseconds a side's part of a round takes, about
/// @param warmUp nanoseconds that this process runs a workload before the rounds: the device translates its loops
///     meanwhile
public record Rounds(int count, long length, long warmUp) {

    /// What other processes run before the rounds: enough for memory and caches.
    private static final int OTHERS_SHARE = 20;

    private static final int MOST_REPEATS = 1_000_000;

    /// Rounds of a tenth of a second behind a warm-up in seconds.
    public static Rounds of(int count, double warmUpSeconds) {
        return new Rounds(count, 100_000_000L, (long) (warmUpSeconds * 1e9));
    }

    /// A side and the name by which it knows the workload: PyTorch has a second layout for images.
    public record Entry(Runner runner, String workload) {}

    /// A side's place in the rounds.
    private record Seat(Entry entry, int repeats, List<Timing> timings) {
        void play() {
            timings.add(entry.runner().time(entry.workload(), repeats));
        }
    }

    /// Runs them all. A side that fails is out of this row; the others go on.
    ///
    /// @param row its name in the table
    public Comparison run(String row, List<Entry> entries, RandomGenerator random) {
        Map<String, List<Timing>> timings = new LinkedHashMap<>();
        Map<String, List<Diagnostic>> failures = new LinkedHashMap<>();
        List<Seat> seats = new ArrayList<>();
        for (Entry entry : entries) {
            List<Timing> own = new ArrayList<>();
            timings.put(entry.runner().name(), own);
            attempt(entry, failures, () -> seats.add(new Seat(entry, warmUp(entry), own)));
        }
        for (int round = 0; round < count; round++) {
            seats.removeIf(seat -> failures.containsKey(seat.entry().runner().name()));
            Collections.shuffle(seats, Random.from(random));
            seats.forEach(seat -> attempt(seat.entry(), failures, seat::play));
        }
        timings.keySet().removeAll(failures.keySet());
        return new Comparison(row, timings, failures);
    }

    private static void attempt(Entry entry, Map<String, List<Diagnostic>> failures, Runnable part) {
        try {
            part.run();
        } catch (GradusException failed) {
            failures.put(entry.runner().name(), failed.diagnostics());
        }
    }

    /// Runs one side until it is warm and gives how many repeats fill its part of a round.
    private int warmUp(Entry entry) {
        long share = entry.runner() instanceof OwnRunner ? warmUp : warmUp / OTHERS_SHARE;
        long begin = System.nanoTime();
        int repeats = 1;
        do {
            long wall =
                    Math.max(1, entry.runner().time(entry.workload(), repeats).wall());
            repeats = (int) Math.clamp(length / wall, 1, Math.min(MOST_REPEATS, 4L * repeats));
        } while (System.nanoTime() - begin < share);
        return repeats;
    }
}
