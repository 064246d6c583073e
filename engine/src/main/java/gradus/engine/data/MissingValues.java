package gradus.engine.data;

/// What to do with a row in which a value is missing.
public enum MissingValues {
    /// Refuse the file and name each such cell.
    ERROR,
    /// Leave the row out.
    DROP,
    /// Put in the mean of the training rows, for a category the most frequent class among them. A target is never
    /// made up.
    MEAN,
    /// Put in the most frequent value of the training rows, of equally frequent ones the smallest.
    MOST_FREQUENT
}
