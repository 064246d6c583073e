package gradus.engine.train;

import gradus.engine.train.TrainingEvent.End;
import java.util.Optional;

/// Watches for what ends a run before all its epochs are done.
final class Endings {
    private final Stop rules;
    private final EarlyStopping early;

    Endings(Stop rules) {
        this.rules = rules;
        early = new EarlyStopping(rules.patience());
    }

    /// Whether the time is over.
    ///
    /// @param seconds that were spent on training
    boolean isOver(double seconds) {
        return rules.stopAfter() > 0 && seconds >= rules.stopAfter();
    }

    /// Hears of an epoch, and says whether the run ends with it.
    Optional<End> after(Epoch epoch, Learned learned) {
        boolean isNoBetter = early.endsWith(epoch, learned);
        if (rules.stopAt().areReached(epoch.validation().orElse(epoch.training()))) {
            return Optional.of(End.REACHED);
        }
        return isNoBetter ? Optional.of(End.NO_BETTER) : Optional.empty();
    }

    /// What a run ends with: where it had patience, the weights of the best epoch, unless it was ended by hand, broke
    /// or got where it should.
    Learned result(End end, Learned last) {
        return switch (end) {
            case COMPLETED, NO_BETTER, OUT_OF_TIME -> early.best(last);
            case STOPPED, REACHED, DIVERGED -> last;
        };
    }
}
