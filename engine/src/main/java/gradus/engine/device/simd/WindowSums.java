package gradus.engine.device.simd;

import java.util.Optional;

/// The sums of overlapping windows that move by one in an image of two axes. Every element of the image is the sum of
/// one element of each place of the kernel, at a distance that is the same all over the image; so columns far enough
/// from the border are summed several at a time.
@SuppressWarnings("ArrayRecordComponent")
record WindowSums(
        int rows,
        int columns,
        int partsRow,
        int[] distances,
        int kernelColumns,
        int[] firstKernelRow,
        int[] endKernelRow,
        int[] firstKernelColumn,
        int[] endKernelColumn,
        int left,
        int right) {

    /// Plans the sums where the windows are of that kind.
    static Optional<WindowSums> of(WindowPlan plan) {
        if (plan.axes() != 2 || plan.stride(0) != 1 || plan.stride(1) != 1) {
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
        int[] firstColumn = firsts(plan, 1);
        int[] endColumn = ends(plan, 1);
        int left = 0;
        while (left < columns && (firstColumn[left] > 0 || endColumn[left] < kernelColumns)) {
            left++;
        }
        int right = left;
        while (right < columns && firstColumn[right] == 0 && endColumn[right] == kernelColumns) {
            right++;
        }
        return Optional.of(new WindowSums(
                rows,
                columns,
                partsRow,
                distances,
                kernelColumns,
                firsts(plan, 0),
                ends(plan, 0),
                firstColumn,
                endColumn,
                left,
                right));
    }

    /// For each element along an axis of the image, the first place of the kernel that has it in a window.
    private static int[] firsts(WindowPlan plan, int axis) {
        int[] firsts = new int[plan.image(axis)];
        for (int at = 0; at < firsts.length; at++) {
            int place = 0;
            while (place < plan.kernel(axis) && at - plan.offset(axis, place) >= plan.count(axis)) {
                place++;
            }
            firsts[at] = place;
        }
        return firsts;
    }

    /// For each element along an axis of the image, one more than the last place of the kernel that has it.
    private static int[] ends(WindowPlan plan, int axis) {
        int[] ends = new int[plan.image(axis)];
        for (int at = 0; at < ends.length; at++) {
            int place = plan.kernel(axis);
            while (place > 0 && at - plan.offset(axis, place - 1) < 0) {
                place--;
            }
            ends[at] = place;
        }
        return ends;
    }

    /// Sums the windows of one image.
    ///
    /// @param from its windows
    /// @param to the image
    void run(float[] arena, int from, int to) {
        for (int row = 0; row < rows; row++) {
            int first = firstKernelRow[row];
            int end = endKernelRow[row];
            int source = from + row * partsRow;
            int target = to + row * columns;
            int width = right - left;
            int summed = FloatLanes.sumPlaces(
                    arena, distances, first * kernelColumns, end * kernelColumns, source + left, target + left, width);
            for (int column = 0; column < columns; column++) {
                if (column == left) {
                    column += summed;
                    if (column >= columns) {
                        break;
                    }
                }
                float sum = 0;
                for (int kernelRow = first; kernelRow < end; kernelRow++) {
                    int place = kernelRow * kernelColumns;
                    for (int i = firstKernelColumn[column]; i < endKernelColumn[column]; i++) {
                        sum += arena[source + column + distances[place + i]];
                    }
                }
                arena[target + column] = sum;
            }
        }
    }

    /// Sums the windows of one image, in double precision.
    void run(double[] arena, int from, int to) {
        for (int row = 0; row < rows; row++) {
            int first = firstKernelRow[row];
            int end = endKernelRow[row];
            int source = from + row * partsRow;
            int target = to + row * columns;
            int width = right - left;
            int summed = DoubleLanes.sumPlaces(
                    arena, distances, first * kernelColumns, end * kernelColumns, source + left, target + left, width);
            for (int column = 0; column < columns; column++) {
                if (column == left) {
                    column += summed;
                    if (column >= columns) {
                        break;
                    }
                }
                double sum = 0;
                for (int kernelRow = first; kernelRow < end; kernelRow++) {
                    int place = kernelRow * kernelColumns;
                    for (int i = firstKernelColumn[column]; i < endKernelColumn[column]; i++) {
                        sum += arena[source + column + distances[place + i]];
                    }
                }
                arena[target + column] = sum;
            }
        }
    }
}
