package gradus.app.runs;

import gradus.engine.project.RunRecord;
import gradus.engine.train.Epoch;
import gradus.engine.train.Goal;
import gradus.engine.train.Scores;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One figure of some runs over the epochs.
///
/// @param curves training and validation of each run, in the order of the runs
record Overlay(List<Curve> curves) {

    /// More points than that are not seen.
    private static final int MOST_POINTS = 2000;

    Overlay {
        curves = List.copyOf(curves);
    }

    /// One curve.
    ///
    /// @param run which of the runs, from 0
    /// @param isValidation whether it is of the validation rows
    record Curve(int run, boolean isValidation, List<Point> points) {
        Curve {
            points = List.copyOf(points);
        }
    }

    record Point(int epoch, double value) {}

    /// The figures that any of the runs has: the loss first.
    static List<String> figures(List<RunRecord> runs) {
        Set<String> figures = new LinkedHashSet<>(List.of(Goal.LOSS));
        runs.forEach(run -> run.last()
                .ifPresent(epoch -> figures.addAll(epoch.training().metrics().keySet())));
        return List.copyOf(figures);
    }

    static Overlay of(List<RunRecord> runs, String figure) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            for (boolean isValidation : new boolean[] {false, true}) {
                List<Point> points = points(runs.get(i).epochs(), figure, isValidation);
                if (!points.isEmpty()) {
                    curves.add(new Curve(i, isValidation, points));
                }
            }
        }
        return new Overlay(curves);
    }

    private static List<Point> points(List<Epoch> epochs, String figure, boolean isValidation) {
        int every = Math.max(1, Math.ceilDiv(epochs.size(), MOST_POINTS));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < epochs.size(); i++) {
            if (i % every == 0 || i == epochs.size() - 1) {
                Epoch epoch = epochs.get(i);
                Optional<Scores> scores = isValidation ? epoch.validation() : Optional.of(epoch.training());
                scores.flatMap(each -> figure.equals(Goal.LOSS) ? Optional.of(each.loss()) : each.metric(figure))
                        .filter(Double::isFinite)
                        .ifPresent(value -> points.add(new Point(epoch.number(), value)));
            }
        }
        return points;
    }
}
