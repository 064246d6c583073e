package gradus.engine.graph;

/// What a graph is run for. Blocks whose behaviour differs have an inside for each.
public enum Mode {
    /// To learn: dropout drops, statistics are those of the batch and running ones are kept up.
    TRAINING,
    /// To use what was learned.
    INFERENCE
}
