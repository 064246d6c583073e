package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.app.text.ScoresText;
import gradus.engine.train.Epoch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An epoch's figures in one line.
///
/// @param epochs how many there will be
record EpochLine(Messages texts, int epochs) {

    private static final int BAR = 20;

    /// For programs. `loss` and the metrics are of the whole training set after the epoch.
    static Json object(Epoch epoch) {
        Json object = new Json().put("epoch", epoch.number());
        figures(epoch).forEach(object::put);
        return object.put("seconds", epoch.seconds()).put("running_loss", epoch.runningLoss());
    }

    /// The figures by the names they have for programs: those of the validation set begin with `val_`.
    static Map<String, Double> figures(Epoch epoch) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("loss", epoch.training().loss());
        figures.putAll(epoch.training().metrics());
        epoch.validation().ifPresent(scores -> {
            figures.put("val_loss", scores.loss());
            scores.metrics().forEach((key, figure) -> figures.put("val_" + key, figure));
        });
        return figures;
    }

    /// For people.
    String words(Epoch epoch) {
        String training = ScoresText.of(epoch.training(), texts);
        String all = epoch.validation()
                .map(scores -> texts.text("cli.train.both", training, ScoresText.of(scores, texts)))
                .orElse(training);
        String line = texts.text(
                "cli.train.epoch",
                String.valueOf(epoch.number()),
                String.valueOf(epochs),
                all,
                texts.numbers().shortForm(epoch.seconds()));
        return isWatched() ? bar(epoch.number()) + " " + line : line;
    }

    private String bar(int number) {
        int full = Math.min(BAR, BAR * number / epochs);
        return "▇".repeat(full) + "▁".repeat(BAR - full);
    }

    /// Whether a person watches, so that a progress bar makes sense.
    private static boolean isWatched() {
        return Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
    }
}
