package gradus.engine.data;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Usually;

/// Which shares of the rows are kept away from training.
///
/// @param validation share of the rows that is watched during training, at least 0 and less than 1
/// @param test share of the rows for the final figure, at least 0 and less than 1
/// @param stratified whether each part gets the classes in the same proportions (of no effect where the target is a
///     number)
/// @param column the name of a column that says of each row which part it belongs to (`train`, `validation` or `val`,
///     `test`), so that the shares are of no effect; empty to deal the rows out
public record Split(
        double validation,
        double test,
        boolean stratified,
        @Usually("") String column) {

    public Split {
        Attributes.require(validation >= 0 && validation < 1, "validation", validation, "rule.share");
        Attributes.require(test >= 0 && test < 1, "test", test, "rule.share");
        Attributes.require(validation + test < 1, "test", test, "rule.split");
    }

    /// A fifth for validation, no test rows, stratified.
    public static Split standard() {
        return new Split(0.2, 0, true);
    }

    /// Deals the rows out.
    public Split(double validation, double test, boolean stratified) {
        this(validation, test, stratified, "");
    }

    /// Whether a column says which part a row belongs to.
    public boolean isByColumn() {
        return !column.isEmpty();
    }

    /// The same with other shares.
    public Split withShares(double forValidation, double forTest) {
        return new Split(forValidation, forTest, stratified, column);
    }

    /// The same, stratified or not.
    public Split withStratified(boolean other) {
        return new Split(validation, test, other, column);
    }

    /// The same by a column; by none when it is empty.
    public Split withColumn(String other) {
        return new Split(validation, test, stratified, other);
    }
}
