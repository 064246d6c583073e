package gradus.engine.run;

import gradus.engine.device.DeviceException;
import gradus.engine.device.Lengths;
import gradus.engine.device.Repetition;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A program that runs again and again on the first device of a [StandbyDevice], until it fails, and then on the
/// other. What a run began with is kept until the next, so that it can be done over when reading its results shows
/// that it failed.
final class StandbyRepetition implements Repetition {

    private final StandbyDevice device;
    private final Program program;
    private final Map<Value, Value> carried;
    /// What the other device would begin with to do the last run over: what was given, and copies of what earlier runs
    /// have renewed.
    private final Map<Value, Tensor> kept = new HashMap<>();
    /// What the last run has renewed, if it was copied.
    private final Map<Value, Tensor> copies = new HashMap<>();
    /// What was given since the last run.
    private final Map<Value, Tensor> fresh = new HashMap<>();
    /// The rows that the last run was given, and those given since.
    private Optional<GivenRows> rows = Optional.empty();
    private Optional<GivenRows> freshRows = Optional.empty();
    private final List<Value> numbers = new ArrayList<>();
    private Optional<Repetition> running = Optional.empty();
    private boolean isOnStandby;
    private boolean hasRun;
    /// How many runs the one that is running has done.
    private int runs;
    private long copied;
    /// What a copy takes.
    private long bytes;

    StandbyRepetition(StandbyDevice device, Program program, Map<Value, Value> carried) {
        this.device = device;
        this.program = program;
        this.carried = Map.copyOf(carried);
        copied = device.now();
    }

    @Override
    public void feed(Map<Value, Tensor> feeds) {
        freshRows = freshRows.filter(picked -> picked.areLeft(feeds));
        feeds.forEach((value, tensor) -> {
            if (program.feeds().containsKey(value)) {
                fresh.put(value, tensor);
            }
        });
    }

    @Override
    public void feedRows(Map<Value, Tensor> whole, int[] picked) {
        freshRows = Optional.of(GivenRows.of(whole, picked));
    }

    @Override
    public void run() {
        kept.putAll(copies);
        copies.clear();
        kept.putAll(fresh);
        Map<Value, Tensor> given = Map.copyOf(fresh);
        fresh.clear();
        Optional<GivenRows> givenRows = freshRows;
        rows = freshRows.or(() -> rows.filter(picked -> picked.areLeft(given)));
        freshRows = Optional.empty();
        safely(
                () -> {
                    running.ifPresent(repetition -> {
                        repetition.feed(given);
                        givenRows.ifPresent(picked -> picked.to(repetition));
                    });
                    Repetition repetition = ran();
                    copy();
                    return repetition;
                },
                this::ran);
        hasRun = true;
    }

    @Override
    public Tensor result(Value result) {
        return safely(() -> repetition().result(result), () -> ran().result(result));
    }

    @Override
    public double number(Value result) {
        return safely(() -> repetition().number(result), () -> ran().number(result));
    }

    @Override
    public void keep(Value result) {
        numbers.add(result);
        running.ifPresent(repetition -> repetition.keep(result));
    }

    @Override
    public int mostKept() {
        return running.map(Repetition::mostKept).orElse(1);
    }

    /// Runs that were lost with a device, since not each is copied, have the number of the first that wasn't.
    @Override
    public double[] numbers(Value result, int last) {
        return safely(() -> known(result, last), () -> {
            ran();
            return known(result, last);
        });
    }

    private double[] known(Value result, int last) {
        int known = Math.min(last, runs);
        double[] found = repetition().numbers(result, known);
        double[] all = new double[last];
        Arrays.fill(all, 0, last - known, found[0]);
        System.arraycopy(found, 0, all, last - known, known);
        return all;
    }

    @Override
    public Tensor now(Value feed) {
        if (fresh.containsKey(feed) || !hasRun) {
            return Lengths.given(fresh.containsKey(feed) ? fresh : kept, feed);
        }
        return safely(() -> repetition().now(feed), () -> ran().now(feed));
    }

    /// Runs once; on the other device the run that failed, though that may be noticed only when its results are read.
    private Repetition ran() {
        Repetition repetition = repetition();
        repetition.run();
        runs++;
        return repetition;
    }

    private Repetition repetition() {
        if (running.isEmpty()) {
            isOnStandby = device.hasFailed();
            if (!isOnStandby) {
                device.first().refusal(program).ifPresent(device::refused);
            }
            Repetition begun = (isOnStandby ? device.standby() : device.first()).repeat(program, carried);
            numbers.forEach(begun::keep);
            begun.feed(kept);
            rows.ifPresent(picked -> picked.to(begun));
            running = Optional.of(begun);
            runs = 0;
            bytes = carried.keySet().stream()
                    .flatMap(feed -> Optional.ofNullable(kept.get(feed)).stream())
                    .mapToLong(tensor -> (long) Float.BYTES * tensor.size())
                    .sum();
        }
        return running.get();
    }

    /// Brings what the run has renewed back to the host, if it is time to.
    private void copy() {
        if (!isOnStandby && device.isCopyDue(copied, bytes)) {
            for (Value feed : carried.keySet()) {
                if (program.feeds().containsKey(feed)) {
                    copies.put(feed, repetition().now(feed));
                }
            }
            copied = device.now();
        }
    }

    /// @param work on the device that runs
    /// @param instead on the other, should that one fail
    private <T> T safely(Supplier<T> work, Supplier<T> instead) {
        try {
            return work.get();
        } catch (DeviceException | GradusException failure) {
            Optional<Message> reason = StandbyDevice.reason(failure);
            if (isOnStandby || reason.isEmpty()) {
                throw failure;
            }
            running = Optional.empty();
            copies.clear();
            device.failed(reason.get());
            return instead.get();
        }
    }
}
