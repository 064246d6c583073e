package gradus.engine.device.simd;

import java.util.stream.IntStream;

/// How the elements of a kernel lie over the plane that it is multiplied with: each at one distance from all results.
///
/// @param distances of the elements, in order
/// @param rows of results
/// @param columns of results
/// @param pitch the distance between rows of the plane
@SuppressWarnings("ArrayRecordComponent")
record Taps(int[] distances, int rows, int columns, int pitch) {

    /// How many numbers lie from the first result to the last where rows lie as in the plane.
    int count() {
        return (rows - 1) * pitch + columns;
    }

    /// Where a result's window begins in the plane.
    int place(int result) {
        return result / columns * pitch + result % columns;
    }

    /// How many elements of the kernel, one after the other, lie side by side: those of one of its rows, if they are
    /// not more than some; else 1.
    int together(int most) {
        int run = 1;
        while (run < distances.length && distances[run] == distances[0] + run) {
            run++;
        }
        int length = run;
        boolean areAll = length <= most
                && distances.length % length == 0
                && IntStream.range(0, distances.length)
                        .allMatch(i -> distances[i] == distances[i - i % length] + i % length);
        return areAll ? length : 1;
    }
}
