package gradus.engine.device.simd;

import java.util.Arrays;
import java.util.Optional;

/// How overlapping windows that move by one are summed in an image of two axes: every element of the image is the sum
/// of one element of each place of the kernel, at a distance that is the same all over the image.
///
/// @param rows of the image
/// @param columns of the image
/// @param partsRow windows in a row
/// @param distances of each place of the kernel from an element's own place in the image
/// @param kernelColumns places in a row of the kernel
/// @param firstKernelRow for each row of the image, the first of the kernel that has it in a window
/// @param endKernelRow one more than the last such row
/// @param intMasks for each place of the kernel and each column of the image, all bits where the place has the column
/// in
///     a window, and none where it has not; longer than the image's row, so that a vector can be read there
/// @param longMasks the same for doubles
/// @param pitch the distance from a place of the kernel to the next in the masks
/// @param left the first column of the image that every column of the kernel has in a window
/// @param right one more than the last such column
/// @param least the first element that is read, from the first of the windows
/// @param most one more than the last that is read
@SuppressWarnings("ArrayRecordComponent")
record WindowSums(
        int rows,
        int columns,
        int partsRow,
        int[] distances,
        int kernelColumns,
        int[] firstKernelRow,
        int[] endKernelRow,
        int[] intMasks,
        long[] longMasks,
        int pitch,
        int left,
        int right,
        int least,
        int most) {

    /// At least what a vector has: so many columns are read from `inside` at once.
    private static final int MOST_LANES = 16;

    /// Plans the sums where the windows are of that kind.
    static Optional<WindowSums> of(WindowPlan plan) {
        if (plan.axes() != 2 || plan.stride(0) != 1 || plan.stride(1) != 1 || plan.partsSize() == 0) {
            return Optional.empty();
        }
        int rows = plan.image(0);
        int columns = plan.image(1);
        int kernelColumns = plan.kernel(1);
        int partsRow = plan.count(1);
        int[] distances = new int[plan.places()];
        for (int place = 0; place < distances.length; place++) {
            distances[place] = place * plan.windows()
                    - plan.offset(0, place / kernelColumns) * partsRow
                    - plan.offset(1, place % kernelColumns);
        }
        int[] first = new int[rows];
        int[] end = new int[rows];
        for (int row = 0; row < rows; row++) {
            first[row] = plan.kernel(0);
            for (int kernelRow = 0; kernelRow < plan.kernel(0); kernelRow++) {
                if (isInside(plan, 0, kernelRow, row)) {
                    first[row] = Math.min(first[row], kernelRow);
                    end[row] = kernelRow + 1;
                }
            }
        }
        int pitch = columns + MOST_LANES;
        int[] intMasks = new int[plan.places() * pitch];
        int left = 0;
        int right = columns;
        for (int place = 0; place < plan.places(); place++) {
            int kernelColumn = place % kernelColumns;
            for (int column = 0; column < columns; column++) {
                intMasks[place * pitch + column] = isInside(plan, 1, kernelColumn, column) ? -1 : 0;
            }
            left = Math.max(left, plan.offset(1, kernelColumn));
            right = Math.min(right, plan.offset(1, kernelColumn) + partsRow);
        }
        int least = 0;
        int most = 0;
        for (int row = 0; row < rows; row++) {
            for (int place = first[row] * kernelColumns; place < end[row] * kernelColumns; place++) {
                least = Math.min(least, row * partsRow + distances[place]);
                most = Math.max(most, row * partsRow + distances[place] + Math.max(columns, MOST_LANES));
            }
        }
        long[] longMasks = Arrays.stream(intMasks).asLongStream().toArray();
        return Optional.of(new WindowSums(
                rows,
                columns,
                partsRow,
                distances,
                kernelColumns,
                first,
                end,
                intMasks,
                longMasks,
                pitch,
                left,
                right,
                least,
                most));
    }

    /// Whether whole vectors can be read, though some of them lie before or behind an image's windows.
    ///
    /// @param from the first element of the image's windows
    /// @param size of the arena
    boolean fits(int from, int size) {
        return from + least >= 0 && from + most <= size;
    }

    /// Whether a place of the kernel has an element of the image in a window, along one axis.
    private static boolean isInside(WindowPlan plan, int axis, int place, int at) {
        int window = at - plan.offset(axis, place);
        return window >= 0 && window < plan.count(axis);
    }
}
