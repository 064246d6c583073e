package gradus.engine.data;

import java.util.Arrays;

/// A row whose cells were understood.
///
/// @param row its number in the file, from 0 at the first line of data
/// @param cells a number, or a class's number; NaN where the file has nothing
@SuppressWarnings("ArrayRecordComponent") // Millions of these are made and none is compared.
record Example(int row, double[] cells) {

    double cell(int column) {
        return cells[column];
    }

    boolean isWhole() {
        return Arrays.stream(cells).noneMatch(Double::isNaN);
    }
}
