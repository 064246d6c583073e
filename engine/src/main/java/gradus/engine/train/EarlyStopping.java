package gradus.engine.train;

import java.util.Optional;

/// Ends a run that no longer gets better, and keeps the weights that were best, as Keras's `EarlyStopping` with
/// `restore_best_weights`. What counts is the loss of the validation set, or of the training set where there is none.
final class EarlyStopping {
    private final int patience;
    private Optional<Best> best = Optional.empty();

    private record Best(int epoch, double loss, Learned learned) {}

    /// @param patience how many epochs in a row may be no better; 0 for any number
    EarlyStopping(int patience) {
        this.patience = patience;
    }

    /// Hears of an epoch.
    ///
    /// @return whether the run ends with it
    boolean endsWith(Epoch epoch, Learned learned) {
        double loss = epoch.validation().orElse(epoch.training()).loss();
        if (patience > 0 && best.filter(known -> known.loss() <= loss).isEmpty()) {
            best = Optional.of(new Best(epoch.number(), loss, learned));
        }
        return best.filter(known -> epoch.number() - known.epoch() >= patience).isPresent();
    }

    /// The weights of the best epoch; those given where none was looked for.
    Learned best(Learned last) {
        return best.map(Best::learned).orElse(last);
    }
}
