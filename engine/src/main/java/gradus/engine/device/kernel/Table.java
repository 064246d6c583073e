package gradus.engine.device.kernel;

import java.util.Arrays;

/// Lengths and places that kernels read, row behind row.
final class Table {

    private int[] values = new int[256];
    private int count;

    /// Appends a row.
    ///
    /// @return where it begins
    int add(int... row) {
        int at = count;
        while (values.length < count + row.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        System.arraycopy(row, 0, values, count, row.length);
        count += row.length;
        return at;
    }

    int count() {
        return count;
    }

    /// Takes back what was added since there were so many values.
    void cut(int before) {
        count = before;
    }

    int[] toArray() {
        return Arrays.copyOf(values, count);
    }
}
