package gradus.app.training;

import gradus.engine.train.Phase;
import gradus.engine.train.TrainingLoop;
import java.util.List;
import java.util.Optional;

/// The training loops that are offered ready-made.
enum Arrangement {
    STANDARD,
    ACCUMULATION,
    SHARPNESS_AWARE,
    ALTERNATION,
    /// What a person has arranged; it can't be chosen, only made.
    OWN;

    /// How many batches are gathered at first.
    private static final int BATCHES = 4;

    /// How far the weights are moved at first, as in the paper.
    private static final double RADIUS = 0.05;

    /// The arrangement that a loop has, whatever the settings of its phases.
    static Arrangement of(TrainingLoop loop) {
        if (names(loop).equals(names(TrainingLoop.STANDARD))) {
            boolean gathers = loop.phases().getFirst() instanceof Phase.ZeroGradients(int every) && every > 1;
            return gathers ? ACCUMULATION : STANDARD;
        }
        return List.of(SHARPNESS_AWARE, ALTERNATION).stream()
                .filter(candidate -> names(candidate.loop(List.of())).equals(names(loop)))
                .findFirst()
                .orElse(OWN);
    }

    /// The loop to begin with.
    ///
    /// @param losses the ids of the model's losses, in order
    TrainingLoop loop(List<String> losses) {
        return switch (this) {
            case STANDARD, OWN -> TrainingLoop.STANDARD;
            case ACCUMULATION -> TrainingLoop.accumulation(BATCHES);
            case SHARPNESS_AWARE -> TrainingLoop.sharpnessAware(RADIUS);
            case ALTERNATION -> TrainingLoop.alternation(side(losses, 0), side(losses, 1));
        };
    }

    private static TrainingLoop.Side side(List<String> losses, int index) {
        String loss = index < losses.size() ? losses.get(index) : "";
        return new TrainingLoop.Side(loss, Optional.empty(), "");
    }

    private static List<String> names(TrainingLoop loop) {
        return loop.phases().stream().map(Phase::name).toList();
    }
}
