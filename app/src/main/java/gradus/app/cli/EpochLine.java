package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.train.Epoch;
import gradus.engine.train.Scores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An epoch's figures in one line.
///
/// @param epochs how many there will be
record EpochLine(Messages texts, int epochs) {

    private static final int BAR = 20;

    /// For programs. `loss` and `accuracy` are of the whole training set after the epoch.
    static Json object(Epoch epoch) {
        return new Json()
                .put("epoch", epoch.number())
                .put("loss", epoch.training().loss())
                .put("accuracy", epoch.training().accuracy())
                .put("val_loss", epoch.validation().map(Scores::loss))
                .put("val_accuracy", epoch.validation().flatMap(Scores::accuracy))
                .put("seconds", epoch.seconds())
                .put("running_loss", epoch.runningLoss());
    }

    /// The figures by the names they have for programs.
    static Map<String, Double> figures(Epoch epoch) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("loss", epoch.training().loss());
        epoch.training().accuracy().ifPresent(accuracy -> figures.put("accuracy", accuracy));
        epoch.validation().ifPresent(scores -> {
            figures.put("val_loss", scores.loss());
            scores.accuracy().ifPresent(accuracy -> figures.put("val_accuracy", accuracy));
        });
        return figures;
    }

    /// For people.
    String words(Epoch epoch) {
        String training = scores(epoch.training());
        String all = epoch.validation()
                .map(scores -> texts.text("cli.train.both", training, scores(scores)))
                .orElse(training);
        String line = texts.text(
                "cli.train.epoch",
                String.valueOf(epoch.number()),
                String.valueOf(epochs),
                all,
                texts.numbers().shortForm(epoch.seconds()));
        return isWatched() ? bar(epoch.number()) + " " + line : line;
    }

    private String scores(Scores scores) {
        String loss = texts.numbers().shortForm(scores.loss());
        return scores.accuracy()
                .map(accuracy ->
                        texts.text("cli.train.scores", loss, texts.numbers().percent(accuracy)))
                .orElseGet(() -> texts.text("cli.train.loss", loss));
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
