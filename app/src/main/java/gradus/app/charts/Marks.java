package gradus.app.charts;

import gradus.app.text.Messages;
import gradus.app.workspace.TrainingRun;
import gradus.engine.train.Epoch;
import gradus.engine.train.Moment;
import gradus.engine.train.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What charts mark on the axis across: the best epoch, and what was done to the run by hand.
final class Marks {
    private Marks() {}

    /// The marks of a run, on an axis of epochs.
    static List<Curves.Mark> overEpochs(TrainingRun run, Optional<Epoch> best, Messages words) {
        List<Curves.Mark> marks = events(run, words, Moment::epochs);
        best.ifPresent(epoch ->
                marks.add(new Curves.Mark(epoch.number(), words.text("charts.best", epoch.number()), true, false)));
        return marks;
    }

    /// Those of an axis of steps.
    static List<Curves.Mark> overSteps(TrainingRun run, Messages words) {
        return events(run, words, at -> (at.epoch() - 1.0) * at.batches() + at.batch());
    }

    private static List<Curves.Mark> events(TrainingRun run, Messages words, ToDoubleFunction<Moment> place) {
        List<Curves.Mark> marks = new ArrayList<>();
        for (RunEvent event : run.events()) {
            double at = place.applyAsDouble(event.at());
            switch (event) {
                case RunEvent.RateChanged change ->
                    marks.add(new Curves.Mark(at, words.text("charts.rate-changed", change.after()), false, false));
                case RunEvent.Paused _ -> marks.add(new Curves.Mark(at, words.text("charts.paused"), false, true));
            }
        }
        return marks;
    }
}
