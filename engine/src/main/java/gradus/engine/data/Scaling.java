package gradus.engine.data;

/// How number features are brought to a like size, with figures of the training rows.
public enum Scaling {
    /// They stay as they are.
    NONE,
    /// Mean 0 and deviation 1.
    STANDARDIZE,
    /// The smallest becomes 0, the largest 1.
    MIN_MAX
}
