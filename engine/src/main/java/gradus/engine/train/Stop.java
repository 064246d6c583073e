package gradus.engine.train;

import gradus.engine.block.Metrics;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.graph.Usually;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What ends a run before all its epochs are done.
///
/// @param patience after how many epochs without a lower loss, with the weights of the lowest; 0 for any number
/// @param stopAt once an epoch's figures are good enough: those of the validation rows, or of the training rows where
///     there are none
/// @param stopAfter after how many seconds of training, rests not counted; 0 for any number
public record Stop(
        @Usually("0") int patience,
        @Usually("") Goals stopAt,
        @Usually("0.0") double stopAfter) {

    /// Nothing does.
    public static final Stop NEVER = new Stop(0, Goals.NONE, 0);

    public Stop {
        Attributes.require(patience >= 0, "patience", patience, "rule.not-negative");
        Attributes.require(stopAfter >= 0 && Double.isFinite(stopAfter), "stop_after", stopAfter, "rule.not-negative");
    }

    /// Checks that the figures to be reached are told.
    ///
    /// @param metrics those that are told beside the loss
    /// @throws GradusException `train.unknown-figure`
    public void require(Metrics metrics) {
        Set<String> told = metrics.byKey().keySet();
        for (Goal goal : stopAt.list()) {
            if (!goal.figure().equals(Goal.LOSS) && !told.contains(goal.figure())) {
                throw new GradusException(Diagnostic.error(
                        "train.unknown-figure",
                        new Place.AtSetting("stop_at"),
                        goal.figure(),
                        Stream.concat(Stream.of(Goal.LOSS), told.stream()).collect(Collectors.joining(", "))));
            }
        }
    }
}
