package gradus.app.charts;

import gradus.app.workspace.TrainingRun;
import gradus.engine.train.Epoch;
import gradus.engine.train.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The figures of a run as curves over its epochs. It follows a run that goes on by taking the new epochs alone.
final class EpochLines {

    /// The loss, beside the names of metrics.
    static final String LOSS = "loss";

    /// One metric.
    ///
    /// @param validation empty where nothing is validated
    record Pair(Line training, Optional<Line> validation) {}

    private final Map<String, Pair> metrics = new LinkedHashMap<>();
    private Line rate = line();
    private int number;
    private int taken;
    private Optional<Epoch> last = Optional.empty();
    private Optional<Epoch> best = Optional.empty();

    private static Line line() {
        return new Line(1, 1);
    }

    /// By name, the loss first.
    Map<String, Pair> metrics() {
        return metrics;
    }

    /// The learning rate of each epoch's last step.
    Line rate() {
        return rate;
    }

    /// The first epoch with the lowest loss of the validation set, or of the training set where there is none.
    Optional<Epoch> best() {
        return best;
    }

    /// Takes what is new.
    void follow(TrainingRun run) {
        List<Epoch> epochs = run.epochs();
        boolean goesOn = run.number() == number
                && taken <= epochs.size()
                && (taken == 0 || Optional.of(epochs.get(taken - 1)).equals(last));
        if (!goesOn) {
            metrics.clear();
            rate = line();
            taken = 0;
            best = Optional.empty();
            number = run.number();
        }
        for (int i = taken; i < epochs.size(); i++) {
            take(epochs.get(i));
        }
        taken = epochs.size();
        last = run.last();
    }

    private void take(Epoch epoch) {
        add(LOSS, epoch, scores -> Optional.of(scores.loss()));
        for (String metric : new ArrayList<>(epoch.training().metrics().keySet())) {
            add(metric, epoch, scores -> scores.metric(metric));
        }
        rate.add(epoch.learningRate());
        double loss = loss(epoch);
        if (Double.isFinite(loss) && best.filter(known -> loss(known) <= loss).isEmpty()) {
            best = Optional.of(epoch);
        }
    }

    private static double loss(Epoch epoch) {
        return epoch.validation().orElse(epoch.training()).loss();
    }

    private void add(String metric, Epoch epoch, java.util.function.Function<Scores, Optional<Double>> figure) {
        Pair pair = metrics.computeIfAbsent(
                metric, key -> new Pair(line(), epoch.validation().map(scores -> line())));
        pair.training().add(figure.apply(epoch.training()).orElse(Double.NaN));
        pair.validation()
                .ifPresent(line -> line.add(epoch.validation().flatMap(figure).orElse(Double.NaN)));
    }
}
