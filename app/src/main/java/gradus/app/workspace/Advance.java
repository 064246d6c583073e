package gradus.app.workspace;

/// How far a training run goes on before it rests. Resting changes nothing: the weights are those of a run that never
/// rested, bit for bit.
public enum Advance {
    /// It rests after the step that is under way.
    REST,
    /// One step: one batch.
    STEP,
    /// To the end of the epoch.
    EPOCH,
    /// To the end of the run.
    RUN
}
