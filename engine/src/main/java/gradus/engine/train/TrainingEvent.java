package gradus.engine.train;

/// What a training run tells while it goes on.
public sealed interface TrainingEvent {

    /// It begins.
    ///
    /// @param epochs how many are planned
    record Started(int epochs) implements TrainingEvent {}

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
        /// The loss is no longer a number.
        DIVERGED
    }
}
