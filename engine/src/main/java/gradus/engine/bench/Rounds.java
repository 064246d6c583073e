package gradus.engine.bench;

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

    /// Runs them all.
    ///
    /// @return the timings of each side by its name, in the order of the rounds
    public Map<String, List<Timing>> run(List<Entry> entries, RandomGenerator random) {
        Map<String, List<Timing>> timings = new LinkedHashMap<>();
        List<Seat> seats = new ArrayList<>();
        for (Entry entry : entries) {
            List<Timing> own = new ArrayList<>();
            timings.put(entry.runner().name(), own);
            seats.add(new Seat(entry, warmUp(entry), own));
        }
        for (int round = 0; round < count; round++) {
            Collections.shuffle(seats, Random.from(random));
            seats.forEach(Seat::play);
        }
        return timings;
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
