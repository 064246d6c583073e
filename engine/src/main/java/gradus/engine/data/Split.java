package gradus.engine.data;

import gradus.engine.graph.Attributes;

/// Which shares of the rows are kept away from training.
///
/// @param validation share of the rows that is watched during training, at least 0 and less than 1
/// @param test share of the rows for the final figure, at least 0 and less than 1
/// @param stratified whether each part gets the classes in the same proportions (of no effect where the target is a
///     number)
public record Split(double validation, double test, boolean stratified) {

    public Split {
        Attributes.require(validation >= 0 && validation < 1, "validation", validation, "rule.share");
        Attributes.require(test >= 0 && test < 1, "test", test, "rule.share");
        Attributes.require(validation + test < 1, "test", test, "rule.split");
    }

    /// A fifth for validation, no test rows, stratified.
    public static Split standard() {
        return new Split(0.2, 0, true);
    }
}
