package gradus.engine.bench;

import gradus.engine.graph.Diagnostic;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A row of the benchmark table: how long each side took for one workload.
///
/// @param workload by its name
/// @param timings of each side that came to the end, by its name, in the order of the rounds
/// @param failures why the other sides did not, by name
public record Comparison(String workload, Map<String, List<Timing>> timings, Map<String, List<Diagnostic>> failures) {

    /// A row in which every side came to the end.
    public Comparison(String workload, Map<String, List<Timing>> timings) {
        this(workload, timings, Map.of());
    }

    /// What is compared.
    public enum Clock {
        WALL,
        CPU
    }

    /// Nanoseconds that a side took; empty when it didn't take part.
    public Optional<Spread> time(String side, Clock clock) {
        return Optional.ofNullable(timings.get(side))
                .map(times -> Spread.of(
                        times.stream().mapToDouble(time -> on(clock, time)).toArray()));
    }

    /// The side with the smallest median of those that took part.
    public Optional<String> fastest(Collection<String> sides, Clock clock) {
        return sides.stream()
                .filter(timings::containsKey)
                .min(Comparator.comparingDouble(
                        side -> time(side, clock).orElseThrow().median()));
    }

    /// How many times as long one side took as another, round by round; below 1 it was faster. Within a round both met
    /// the same machine, so that this lies less far apart than the times do. Empty when one of them didn't take
    /// part.
    public Optional<Spread> ratio(String side, String other, Clock clock) {
        List<Timing> times = timings.getOrDefault(side, List.of());
        List<Timing> others = timings.getOrDefault(other, List.of());
        int rounds = Math.min(times.size(), others.size());
        return rounds == 0
                ? Optional.empty()
                : Optional.of(Spread.of(IntStream.range(0, rounds)
                        .mapToDouble(round -> on(clock, times.get(round)) / on(clock, others.get(round)))
                        .toArray()));
    }

    private static double on(Clock clock, Timing timing) {
        return Math.max(1, clock == Clock.WALL ? timing.wall() : timing.cpu());
    }
}
