package gradus.engine.bench;

import gradus.engine.device.Device;
import gradus.engine.device.StepTime;
import gradus.engine.instruction.Step;
import gradus.engine.program.Cost;
import gradus.engine.tensor.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the time of a workload goes: to which steps of its program.
///
/// @param workload its name
/// @param parts its steps in the order of the program
public record StepProfile(String workload, List<Part> parts) {

    private static final String PREFIX = "profile-";

    /// A step.
    ///
    /// @param time nanoseconds of one run on the clock, the median of some rounds
    /// @param multiplyAdds of one run
    public record Part(Step step, double time, long multiplyAdds) {

        /// What kind of instruction it is: `Contract`, `Chain`.
        public String kind() {
            return step.instruction().getClass().getSimpleName();
        }
    }

    /// All steps of one kind.
    ///
    /// @param count how many there are
    /// @param time nanoseconds of one run
    public record Kind(String name, int count, double time) {}

    public StepProfile {
        parts = List.copyOf(parts);
    }

    /// The workload of `profile-WORKLOAD`; empty when there is none of this name.
    public static Optional<String> workload(String name) {
        return Optional.of(name)
                .filter(word -> word.startsWith(PREFIX))
                .map(word -> word.substring(PREFIX.length()))
                .filter(Workloads::has);
    }

    /// Times the steps of a workload.
    ///
    /// @throws IllegalArgumentException when there is none of this name
    public static StepProfile of(String name, Device device, Rounds rounds) {
        Workload workload = Workloads.of(name, device);
        int repeats = 1;
        long begin = System.nanoTime();
        do {
            long start = System.nanoTime();
            workload.run(repeats);
            long each = Math.max(1, (System.nanoTime() - start) / repeats);
            repeats = (int) Math.clamp(rounds.length() / each, 1, 4L * repeats);
        } while (System.nanoTime() - begin < rounds.warmUp());
        List<List<StepTime>> measured = new ArrayList<>();
        for (int round = 0; round < rounds.count(); round++) {
            workload.restart();
            // Timed steps keep the number of the step before: of a training, this must be one of the new beginning.
            workload.run(1);
            measured.add(workload.times(repeats));
        }
        Map<String, Integer> lengths = StepWorkload.of(name)
                .map(step -> Map.of(Dimension.BATCH.names().getFirst(), step.batch()))
                .orElse(Map.of());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < measured.getFirst().size(); i++) {
            int at = i;
            Step step = measured.getFirst().get(i).step();
            double[] times = measured.stream()
                    .mapToDouble(round -> round.get(at).nanoseconds())
                    .toArray();
            parts.add(new Part(step, Spread.of(times).median(), Cost.multiplyAdds(step, lengths)));
        }
        return new StepProfile(name, parts);
    }

    /// Nanoseconds of a run: that of all steps.
    public double time() {
        return parts.stream().mapToDouble(Part::time).sum();
    }

    /// The kinds of instruction, the one that takes most first.
    public List<Kind> kinds() {
        return parts.stream().collect(Collectors.groupingBy(Part::kind)).entrySet().stream()
                .map(kind -> new Kind(
                        kind.getKey(),
                        kind.getValue().size(),
                        kind.getValue().stream().mapToDouble(Part::time).sum()))
                .sorted(Comparator.comparingDouble(Kind::time).reversed())
                .toList();
    }
}
