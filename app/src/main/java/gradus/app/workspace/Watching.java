package gradus.app.workspace;

import gradus.engine.tensor.Tensor;
import gradus.engine.train.Epoch;
import gradus.engine.train.Inside;
import gradus.engine.train.Learned;
import gradus.engine.train.Moment;
import gradus.engine.train.TrainingEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks on while a run trains and takes notes for the charts. It takes references and sums up, and changes nothing;
/// what a run learns is the same with it and without.
final class Watching {
    private static final int MOST_KEPT = 64;
    private static final long MOST_NUMBERS = 8_000_000;

    private final Trail losses = new Trail();
    private final Map<String, Trail> ratios = new LinkedHashMap<>();
    private final List<Insight.Kept> kept = new ArrayList<>();
    private Optional<Inside> inside = Optional.empty();
    private Optional<Learned> before = Optional.empty();
    private Optional<Learned> after = Optional.empty();
    private int stride = 1;

    /// The run begins.
    synchronized void begin(Inside network, Learned first) {
        inside = Optional.of(network);
        network.parameters().forEach(path -> ratios.put(path, new Trail()));
        after = Optional.of(first);
        kept.add(new Insight.Kept(0, first));
    }

    /// Whether it needs what was learned by then: an epoch tells how far its last step moved the weights.
    static boolean looksAt(Moment after) {
        return after.batch() >= after.batches() - 1;
    }

    /// Hears what the run tells, on its thread.
    void take(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Stepped step -> {
                boolean isLookedAt = looksAt(new Moment(step.epoch(), step.batch(), step.batches()));
                step.learned().filter(now -> isLookedAt).ifPresent(now -> {
                    before = after;
                    after = Optional.of(now.get());
                });
                synchronized (this) {
                    losses.add(step.loss());
                }
            }
            case TrainingEvent.EpochEnded(Epoch epoch, Learned learned) -> {
                Map<String, Double> moved = moved();
                synchronized (this) {
                    moved.forEach((path, ratio) ->
                            Optional.ofNullable(ratios.get(path)).ifPresent(course -> course.add(ratio)));
                    keep(epoch.number(), learned);
                }
            }
            default -> {}
        }
    }

    synchronized Insight now() {
        Map<String, Trail.Past> past = new LinkedHashMap<>();
        ratios.forEach((path, course) -> past.put(path, course.now()));
        return new Insight(losses.now(), past, kept, inside);
    }

    private Map<String, Double> moved() {
        Map<String, Double> moved = new LinkedHashMap<>();
        before.ifPresent(old -> after.ifPresent(now -> ratios.keySet().forEach(path -> {
            Tensor from = old.weights().get(path);
            Tensor to = now.weights().get(path);
            if (from != null && to != null) {
                moved.put(path, Inside.ratio(from, to));
            }
        })));
        return moved;
    }

    /// Once there are too many every other one is let go, and only every other one is taken from then on.
    private void keep(int epoch, Learned learned) {
        if (epoch % stride != 0) {
            return;
        }
        kept.add(new Insight.Kept(epoch, new Learned(learned.weights(), Map.of(), learned.step())));
        long numbers =
                learned.weights().values().stream().mapToLong(Tensor::size).sum();
        while (kept.size() > 2 && (kept.size() > MOST_KEPT || kept.size() * numbers > MOST_NUMBERS)) {
            stride *= 2;
            kept.removeIf(each -> each.epoch() % stride != 0);
        }
    }
}
