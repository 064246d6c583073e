package gradus.engine.data;

import java.util.List;

/// What training reads: the rows of each part, as numbers.
///
/// @param preprocessing how the file's cells became these numbers, fitted on the training rows only
public record DataSet(Part train, Part validation, Part test, Preprocessing preprocessing) {

    /// The names of the features' numbers, one for each column of the feature tensors; a category gives
    /// `column=class`.
    public List<String> featureNames() {
        return preprocessing.featureNames();
    }

    /// The classes in the order of the target tensors' columns; empty when a number is learned.
    public List<String> classNames() {
        return preprocessing.target().classes();
    }

    /// The column to be learned.
    public Target target() {
        return preprocessing.target();
    }
}
