package gradus.app.predict;

import gradus.app.text.Messages;
import gradus.app.workspace.Predictions.Obstacle;
import gradus.engine.graph.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/// Why there is no prediction, in words.
final class Words {
    private Words() {}

    static String of(Obstacle obstacle, Messages messages) {
        return messages.text(
                switch (obstacle) {
                    case NO_DATA -> "predict.no-data";
                    case READING -> "predict.reading";
                    case UNREADABLE -> "predict.unreadable";
                    case NO_WEIGHTS -> "predict.no-weights";
                });
    }

    /// Weights that don't fit belong to the graph as it was before it was changed.
    static String of(List<Diagnostic> reasons, Messages messages) {
        return reasons.stream().anyMatch(reason -> reason.code().startsWith("weights."))
                ? messages.text("predict.other-network")
                : reasons.stream().map(messages::of).distinct().collect(Collectors.joining("\n"));
    }
}
