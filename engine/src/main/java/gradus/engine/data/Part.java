package gradus.engine.data;

import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// Rows that are used together: for training, validation or test.
///
/// @param features [rows, features]
/// @param targets [rows, classes], 1 at the row's class and 0 elsewhere; for a number [rows, 1]
/// @param rows each row's number in the file, from 0 at the first line of data; it doesn't change with split or
///     order
public record Part(Tensor features, Tensor targets, List<Integer> rows) {

    public Part {
        rows = List.copyOf(rows);
    }

    /// The number of rows.
    public int size() {
        return rows.size();
    }

    /// Whether there are no rows.
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The same rows with their numbers in another precision.
    public Part as(ElementType type) {
        return new Part(features.as(type), targets.as(type), rows);
    }

    /// The rows at the given positions, in that order: a batch.
    public Part pick(int... positions) {
        return new Part(
                features.rows(positions),
                targets.rows(positions),
                Arrays.stream(positions).mapToObj(rows::get).toList());
    }
}
