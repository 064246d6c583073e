package gradus.engine.train;

import java.util.Optional;
import java.util.function.Supplier;

/// What a training run tells while it goes on.
public sealed interface TrainingEvent {

    /// It begins.
    ///
    /// @param epochs how many are planned
    record Started(int epochs) implements TrainingEvent {}

    /// A step is done: one batch. On a device that is given steps faster than it does them, some are told at once.
    ///
    /// @param epoch the number of the epoch it belongs to, from 1
    /// @param batch its number in the epoch, from 1
    /// @param batches how many the epoch has
    /// @param loss of the batch, before the step
    /// @param learned what training goes on from; to be asked while the event is told, for later steps change it.
    ///     Empty when they have already: see [Steering#looksAt]
    record Stepped(int epoch, int batch, int batches, double loss, Optional<Supplier<Learned>> learned)
            implements TrainingEvent {}

    /// The learning rate is another one from the next step on.
    record Steered(RunEvent.RateChanged change) implements TrainingEvent {}

    /// An epoch is done.
    ///
    /// @param learned what is known now
    record EpochEnded(Epoch epoch, Learned learned) implements TrainingEvent {}

    /// It is over.
    ///
    /// @param learned what is known in the end
    record Ended(End reason, Learned learned) implements TrainingEvent {}

    /// Why a run is over.
    enum End {
        COMPLETED,
        STOPPED,
        /// The loss has not come down for as many epochs as the setup has patience for.
        NO_BETTER,
        /// The figures are as good as the setup asks for.
        REACHED,
        /// The time that the setup gives is over.
        OUT_OF_TIME,
        /// The loss is no longer a number.
        DIVERGED
    }
}
