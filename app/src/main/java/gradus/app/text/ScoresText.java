package gradus.app.text;

import gradus.engine.block.Metrics;
import gradus.engine.train.Scores;
import java.util.ArrayList;
import java.util.List;

/// Loss and metrics in one line: `loss 0.12, accuracy 97 %`.
public final class ScoresText {

    private ScoresText() {}

    /// The line in the words of a language.
    public static String of(Scores scores, Messages messages) {
        List<String> parts = new ArrayList<>();
        parts.add(messages.text("scores.loss", messages.numbers().shortForm(scores.loss())));
        scores.metrics()
                .forEach((key, figure) -> parts.add(messages.metric(key) + " " + figure(key, figure, messages)));
        return String.join(", ", parts);
    }

    private static String figure(String key, double figure, Messages messages) {
        return Metrics.isShare(key) && Double.isFinite(figure)
                ? messages.numbers().percent(figure)
                : messages.numbers().shortForm(figure);
    }
}
