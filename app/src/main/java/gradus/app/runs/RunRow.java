package gradus.app.runs;

import gradus.app.text.Messages;
import gradus.engine.block.Metrics;
import gradus.engine.project.RunRecord;
import gradus.engine.train.Scores;
import gradus.engine.train.TrainingSetup;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/// A run as people read it.
///
/// @param words in which language
record RunRow(RunEntry entry, Messages words) {

    /// What it is called: its name, or its number.
    String name() {
        String own = entry.record().name();
        return own.isEmpty() ? words.text("runs.unnamed", Integer.toString(entry.number())) : own;
    }

    String begun() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(words.language().locale())
                .withZone(ZoneId.systemDefault())
                .format(entry.record().begun());
    }

    /// Optimizer, learning rate, batch size and seed.
    String settings() {
        TrainingSetup setup = entry.record().project().training();
        return words.text(
                "runs.settings",
                setup.optimizer().name(),
                words.numbers().full(setup.optimizer().learningRate()),
                Integer.toString(setup.batchSize()),
                Long.toString(setup.seed()));
    }

    String epochs() {
        RunRecord run = entry.record();
        return run.last().map(epoch -> epoch.number()).orElse(0) + " / "
                + run.project().training().epochs();
    }

    String loss(boolean isValidation) {
        return scores(isValidation)
                .map(scores -> words.numbers().shortForm(scores.loss()))
                .orElse("");
    }

    String metric(String key, boolean isValidation) {
        return scores(isValidation)
                .flatMap(scores -> scores.metric(key))
                .map(figure -> Metrics.isShare(key) && Double.isFinite(figure)
                        ? words.numbers().percent(figure)
                        : words.numbers().shortForm(figure))
                .orElse("");
    }

    String end() {
        return words.text("runs.end."
                + entry.record().end().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// All that is known of the run, a line each.
    String details() {
        RunRecord run = entry.record();
        return words.text(
                "runs.details",
                name(),
                begun(),
                words.numbers().shortForm(run.seconds()),
                settings(),
                run.device(),
                shortened(run.graph()),
                shortened(run.data()),
                Integer.toString(run.events().size()));
    }

    private static String shortened(String fingerprint) {
        return fingerprint.substring(0, Math.min(8, fingerprint.length()));
    }

    private Optional<Scores> scores(boolean isValidation) {
        return entry.record()
                .last()
                .flatMap(epoch -> isValidation ? epoch.validation() : Optional.of(epoch.training()));
    }
}
