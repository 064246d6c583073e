package gradus.engine.device.simd;

import java.util.Arrays;

/// The inner loops of moving elements in an arena of floats, in plain Java. A plane has `rows` of `columns` elements;
/// `from` and `to` are where its first element is and goes, the other numbers are distances in elements.
final class FloatRows {

    /// From how many elements on a row is left to the platform's own copy.
    static final int LONG = 64;

    private static final int SHORT = 16;
    private static final int TILE = 16;

    private FloatRows() {}

    /// Copies rows whose columns are neighbours on both sides.
    static void copyRows(float[] arena, int from, int fromRow, int to, int toRow, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(arena, from + row * fromRow, arena, to + row * toRow, columns);
        }
    }

    /// Fills each row with one number.
    static void repeat(float[] arena, int from, int fromRow, int to, int toRow, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            int at = to + row * toRow;
            Arrays.fill(arena, at, at + columns, arena[from + row * fromRow]);
        }
    }

    /// Copies between any distances.
    static void copySteps(
            float[] arena,
            int from,
            int fromRow,
            int fromColumn,
            int to,
            int toRow,
            int toColumn,
            int rows,
            int columns) {
        for (int row = 0; row < rows; row++) {
            int source = from + row * fromRow;
            int target = to + row * toRow;
            for (int column = 0; column < columns; column++) {
                arena[target + column * toColumn] = arena[source + column * fromColumn];
            }
        }
    }

    /// Copies a plane whose rows are neighbours where it is and whose columns are neighbours where it goes, tile by
    /// tile so that what the processor fetches at once is used at once.
    static void copyTiles(float[] arena, int from, int fromColumn, int to, int toRow, int rows, int columns) {
        for (int top = 0; top < rows; top += TILE) {
            int bottom = Math.min(rows, top + TILE);
            for (int left = 0; left < columns; left += TILE) {
                int right = Math.min(columns, left + TILE);
                for (int row = top; row < bottom; row++) {
                    int target = to + row * toRow;
                    int source = from + row;
                    for (int column = left; column < right; column++) {
                        arena[target + column] = arena[source + column * fromColumn];
                    }
                }
            }
        }
    }

    /// Copies single elements between listed places.
    static void copyListed(float[] arena, int from, int[] sources, int to, int[] targets) {
        for (int i = 0; i < sources.length; i++) {
            arena[to + targets[i]] = arena[from + sources[i]];
        }
    }

    /// Puts a number at listed places.
    static void fillListed(float[] arena, int at, int[] places, float value) {
        for (int place : places) {
            arena[at + place] = value;
        }
    }

    /// Adds a row to another.
    static void addSteps(float[] arena, int from, int fromStep, int to, int toStep, int count) {
        for (int i = 0; i < count; i++) {
            arena[to + i * toStep] += arena[from + i * fromStep];
        }
    }

    /// Copies a row.
    static void copyRow(float[] arena, int from, int to, int count) {
        if (count < SHORT) {
            for (int i = 0; i < count; i++) {
                arena[to + i] = arena[from + i];
            }
        } else {
            System.arraycopy(arena, from, arena, to, count);
        }
    }

    /// A whole number for each element, larger for larger elements: the same for both zeros, and the largest for NaN.
    /// The processor compares these without having to guess what comes out.
    private static int rank(float value) {
        int bits = Float.floatToIntBits(value + 0);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /// The element of a rank.
    private static float ranked(int rank) {
        return Float.intBitsToFloat(rank ^ (rank >> 31 & Integer.MAX_VALUE));
    }

    /// Which of some elements is the largest, the first of equals; NaN is larger than any number.
    ///
    /// @param step the distance between them
    static int firstMaximum(float[] arena, int from, int count, int step) {
        int best = 0;
        int largest = rank(arena[from]);
        for (int i = 1; i < count; i++) {
            int rank = rank(arena[from + i * step]);
            best = rank > largest ? i : best;
            largest = Math.max(largest, rank);
        }
        return best;
    }

    /// The largest element of every window of an image, and its place in the window.
    ///
    /// @param table where in the image each place of each window is, −1 outside of it
    /// @param places in a window
    static void largest(float[] arena, int from, int[] table, int places, int values, int indices, int windows) {
        int least = rank(Float.NEGATIVE_INFINITY);
        for (int window = 0; window < windows; window++) {
            int largest = least;
            int best = 0;
            for (int place = 0; place < places; place++) {
                int at = table[window * places + place];
                int rank = at < 0 ? least : rank(arena[from + at]);
                best = rank > largest ? place : best;
                largest = Math.max(largest, rank);
            }
            arena[values + window] = ranked(largest);
            arena[indices + window] = best;
        }
    }

    /// Adds a number for every window to the element of an image that the window's index names.
    ///
    /// @param table where in the image each place of each window is, −1 outside of it
    /// @param places in a window
    static void addPicked(float[] arena, int from, int indices, int[] table, int places, int to, int windows) {
        for (int window = 0; window < windows; window++) {
            int at = table[window * places + (int) arena[indices + window]];
            if (at >= 0) {
                arena[to + at] += arena[from + window];
            }
        }
    }
}
