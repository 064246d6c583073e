package gradus.app.charts;

import gradus.app.text.Messages;
import gradus.app.workspace.Insight;
import gradus.app.workspace.Trail;
import gradus.app.workspace.TrainingRun;
import gradus.engine.train.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.data.Range;

/// The curves of a run beside its metrics: the loss of every batch, the learning rate, and how far steps move the
/// parameters.
final class RunCurves {
    private static final int COLORS = 10;

    /// A half power of ten to both sides of a thousandth.
    private static final Range HEALTHY = new Range(Math.pow(10, -3.5), Math.pow(10, -2.5));

    private RunCurves() {}

    /// The loss of every batch, before its step.
    static Curves batches(TrainingRun run, Messages words) {
        Trail.Past losses = run.insight().losses();
        Line line = line(losses);
        int done = run.epochs().size();
        double steps = done == 0
                ? (double) losses.count()
                : Math.max((double) losses.count(), (double) losses.count() / done * run.planned());
        return Curves.NONE
                .titled(words.text("charts.step"), words.text("charts.loss"))
                .between(0, run.isRunning() ? steps : (double) losses.count())
                .of(
                        List.of(new Curves.Curve(words.text("charts.batch-loss"), "-gradus-chart-loss", false, line)),
                        Marks.overSteps(run, words));
    }

    /// The learning rate of each epoch.
    static Curves rate(TrainingRun run, EpochLines lines, Messages words) {
        return overEpochs(run, words, words.text("charts.rate"))
                .of(
                        List.of(new Curves.Curve(words.text("charts.rate"), "-gradus-text", false, lines.rate())),
                        Marks.overEpochs(run, Optional.empty(), words));
    }

    /// How far the last step of each epoch moved each parameter, against the parameter's size.
    static Curves ratios(TrainingRun run, Messages words) {
        Insight insight = run.insight();
        List<Curves.Curve> curves = new ArrayList<>();
        int index = 0;
        for (Map.Entry<String, Trail.Past> each : insight.ratios().entrySet()) {
            curves.add(new Curves.Curve(
                    each.getKey(), "-gradus-class-" + index % COLORS, index / COLORS % 2 == 1, line(each.getValue())));
            index++;
        }
        return overEpochs(run, words, words.text("charts.ratio"))
                .of(curves, Marks.overEpochs(run, Optional.empty(), words))
                .shading(HEALTHY);
    }

    private static Curves overEpochs(TrainingRun run, Messages words, String title) {
        return Curves.NONE
                .titled(words.text("charts.epoch"), title)
                .between(
                        0, Math.max(run.planned(), run.last().map(Epoch::number).orElse(1)));
    }

    /// Where figures are summed up, each place stands in the middle of those it stands for.
    private static Line line(Trail.Past trail) {
        Line line = new Line((trail.stride() + 1) / 2.0, trail.stride());
        for (int i = 0; i < trail.size(); i++) {
            if (trail.stride() == 1) {
                line.add(trail.mean(i));
            } else {
                line.add(trail.least(i), trail.greatest(i), trail.mean(i));
            }
        }
        return line;
    }
}
