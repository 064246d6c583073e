package gradus.app.training;

import gradus.app.text.Messages;
import gradus.app.text.ScoresText;
import gradus.app.workspace.TrainingRun;
import gradus.engine.train.Epoch;
import gradus.engine.train.RunEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A run in one line: what it does, how far it is, its figures.
///
/// @param secondsAnEpoch the least time an epoch takes; 0 for as fast as it goes
record StatusText(Messages words, double secondsAnEpoch) {

    /// How many epochs tell how long the next will take.
    private static final int MEASURED = 10;

    String of(Optional<TrainingRun> run) {
        return run.map(each -> of(each) + steered(each)).orElseGet(() -> words.text("training.idle"));
    }

    private String of(TrainingRun run) {
        if (run.halt().isPresent()) {
            TrainingRun.Halt here = run.halt().get();
            return words.text(
                    "training.resting",
                    words.numbers().whole(here.epoch()),
                    words.numbers().whole(run.planned()),
                    words.numbers().whole(here.batch()),
                    words.numbers().whole(here.batches()),
                    words.numbers().shortForm(here.loss()));
        }
        String state = run.end()
                .map(end -> words.text(
                        "training.end." + end.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .orElseGet(() -> words.text("training.running"));
        return run.last()
                .map(epoch -> words.text(
                        "training.status",
                        state,
                        Integer.toString(epoch.number()),
                        Integer.toString(run.planned()),
                        ScoresText.of(epoch.training(), words)))
                .map(status -> status + timeLeft(run))
                .orElse(state);
    }

    /// Which learning rate was given by hand last, and when.
    private String steered(TrainingRun run) {
        return run.events().reversed().stream()
                .filter(RunEvent.RateChanged.class::isInstance)
                .map(RunEvent.RateChanged.class::cast)
                .findFirst()
                .map(change -> words.text(
                        "training.steered",
                        words.numbers().full(change.after()),
                        words.numbers().whole(change.at().epoch())))
                .orElse("");
    }

    /// How long a run that goes on will take by its last epochs and its pace; nothing where that is a moment.
    private String timeLeft(TrainingRun run) {
        List<Epoch> done = run.epochs();
        List<Epoch> last = done.subList(Math.max(0, done.size() - MEASURED), done.size());
        double each = last.stream().mapToDouble(Epoch::seconds).average().orElse(0);
        double left = Math.max(each, secondsAnEpoch) * (run.planned() - done.size());
        if (!run.isRunning() || left < 2) {
            return "";
        }
        return left < 100
                ? words.text("training.left-seconds", words.numbers().whole(Math.round(left)))
                : left < 6000
                        ? words.text("training.left-minutes", words.numbers().whole(Math.round(left / 60)))
                        : words.text("training.left-hours", words.numbers().whole(Math.round(left / 3600)));
    }
}
