package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Lengths;
import gradus.engine.device.Repetition;
import gradus.engine.device.StepTime;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.program.Work;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Takes for each program the device that is likely to be done with it first, and says so. The choice falls when the
/// program runs for the first time, since only then its lengths are known.
public final class AutoDevice implements Device {

    /// How much faster another device must be: below that a wrong estimate costs more than it brings.
    private static final double LEAST_GAIN = 1.2;

    private static final int BYTES_IN_NUMBER = 4;

    /// Seconds from one step to the next that no graphics card is below: what it can't win by need not be tried out.
    private static final double LEAST_LAUNCH = 2e-6;

    /// How many steps optimizing makes one, at most about. Small programs are told by this without being optimized,
    /// which
    /// takes longer than many of their runs.
    private static final int JOINED = 6;

    private final Candidate first;
    private final Supplier<List<Candidate>> others;
    private final Consumer<Choice> listener;
    private Optional<List<Candidate>> found = Optional.empty();
    private volatile String last;

    /// A device that may be taken.
    ///
    /// @param name as people read it
    public record Candidate(Device device, String name, Speed speed) {}

    /// What was taken, and why.
    ///
    /// @param id of the device
    public record Choice(String id, Message reason) {}

    /// @param first the one that is taken unless another is clearly faster: the processor
    /// @param others graphics cards; perhaps none. They are looked for when a program is large enough for them
    /// @param listener is told each choice for work that repeats, such as training, on the thread that runs it
    public AutoDevice(Candidate first, Supplier<List<Candidate>> others, Consumer<Choice> listener) {
        this.first = first;
        this.others = others;
        this.listener = listener;
        last = first.device().id();
    }

    /// That of the device chosen last.
    @Override
    public String id() {
        return last;
    }

    @Override
    public Execution prepare(Program program) {
        return new Execution() {
            private Optional<Execution> chosen = Optional.empty();

            @Override
            public Map<Value, Tensor> run(Map<Value, Tensor> feeds) {
                Execution execution = chosen.orElseGet(
                        () -> choose(program, feeds, Map.of(), choice -> {}).prepare(program));
                chosen = Optional.of(execution);
                return execution.run(feeds);
            }
        };
    }

    @Override
    public Repetition repeat(Program program, Map<Value, Value> carried) {
        return new Undecided(program, carried);
    }

    private synchronized Device choose(
            Program program, Map<Value, Tensor> feeds, Map<Value, Value> carried, Consumer<Choice> told) {
        if (program.real() == ElementType.FLOAT64) {
            return chosen(told, first, Message.of("device.auto.double"));
        }
        Map<String, Integer> lengths = Lengths.of(program.feeds(), feeds);
        double most = most(Work.of(program, lengths));
        if (JOINED * most < LEAST_GAIN) {
            return chosen(told, first, Message.of("device.auto.tiny", rounded(most)));
        }
        Work work = Work.of(program.optimized(), lengths);
        double own = first.speed().seconds(work, 0);
        most = most(work);
        if (most < LEAST_GAIN) {
            return chosen(told, first, Message.of("device.auto.tiny", rounded(most)));
        }
        long fed = BYTES_IN_NUMBER
                * program.feeds().keySet().stream()
                        .filter(feed -> !carried.containsKey(feed))
                        .mapToLong(feed -> Lengths.given(feeds, feed).shape().size())
                        .sum();
        Candidate best = first;
        double gain = 0;
        for (Candidate other : others()) {
            double ratio = own / other.speed().seconds(work, fed);
            if (ratio > gain) {
                gain = ratio;
                best = other;
            }
        }
        if (gain == 0) {
            return chosen(told, first, Message.of("device.auto.alone"));
        }
        return gain >= LEAST_GAIN
                ? chosen(told, best, Message.of("device.auto.faster", best.name(), rounded(gain)))
                : chosen(told, first, Message.of("device.auto.small", best.name(), rounded(gain)));
    }

    /// How much faster a graphics card can be at most.
    private double most(Work work) {
        return first.speed().seconds(work, 0) / (work.steps() * LEAST_LAUNCH);
    }

    /// The cards, without those that failed: the processor stands for them.
    private List<Candidate> others() {
        List<Candidate> all = found.orElseGet(others);
        found = Optional.of(all);
        return all.stream()
                .filter(other -> !other.device().id().equals(first.device().id()))
                .toList();
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * 100) / 100.0;
    }

    private Device chosen(Consumer<Choice> told, Candidate candidate, Message reason) {
        last = candidate.device().id();
        told.accept(new Choice(candidate.device().id(), reason));
        return candidate.device();
    }

    /// A repetition that goes to a device with its first run.
    private final class Undecided implements Repetition {
        private final Program program;
        private final Map<Value, Value> carried;
        private final Map<Value, Tensor> given = new HashMap<>();
        private final List<Value> kept = new ArrayList<>();
        private Optional<GivenRows> rows = Optional.empty();
        private Optional<Repetition> decided = Optional.empty();

        Undecided(Program program, Map<Value, Value> carried) {
            this.program = program;
            this.carried = Map.copyOf(carried);
        }

        @Override
        public void feed(Map<Value, Tensor> feeds) {
            rows = rows.filter(picked -> picked.areLeft(feeds));
            decided.ifPresentOrElse(
                    repetition -> repetition.feed(feeds),
                    () -> feeds.forEach((value, tensor) -> {
                        if (program.feeds().containsKey(value)) {
                            given.put(value, tensor);
                        }
                    }));
        }

        @Override
        public void feedRows(Map<Value, Tensor> whole, int[] rows) {
            if (decided.isPresent()) {
                decided.get().feedRows(whole, rows);
            } else {
                Repetition.super.feedRows(whole, rows);
                this.rows = Optional.of(GivenRows.of(whole, rows));
            }
        }

        private Repetition decide() {
            Repetition repetition = decided.orElseGet(() -> {
                Repetition begun = choose(program, given, carried, listener).repeat(program, carried);
                kept.forEach(begun::keep);
                begun.feed(given);
                rows.ifPresent(picked -> picked.to(begun));
                given.clear();
                return begun;
            });
            decided = Optional.of(repetition);
            return repetition;
        }

        @Override
        public void run() {
            decide().run();
        }

        @Override
        public Tensor result(Value result) {
            return decide().result(result);
        }

        @Override
        public double number(Value result) {
            return decide().number(result);
        }

        @Override
        public void keep(Value result) {
            decided.ifPresentOrElse(repetition -> repetition.keep(result), () -> kept.add(result));
        }

        @Override
        public int mostKept() {
            return decided.map(Repetition::mostKept).orElse(1);
        }

        @Override
        public double[] numbers(Value result, int runs) {
            return decide().numbers(result, runs);
        }

        @Override
        public Tensor now(Value feed) {
            return decided.map(repetition -> repetition.now(feed)).orElseGet(() -> Lengths.given(given, feed));
        }

        @Override
        public List<StepTime> times(int runs) {
            return decide().times(runs);
        }
    }
}
