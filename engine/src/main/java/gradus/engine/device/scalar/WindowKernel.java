package gradus.engine.device.scalar;

import gradus.engine.instruction.Instruction.Windows;
import java.util.Arrays;
import java.util.List;

/// Takes an image apart into its windows, and adds windows back together: for each place of the kernel, a box of the
/// image that lies under it in all windows.
final class WindowKernel {

    private WindowKernel() {}

    static double[] unfold(Windows windows, double elsewhere, Strided image, int[] output) {
        double[] result = new double[Strided.count(output)];
        if (elsewhere != 0) {
            Arrays.fill(result, elsewhere);
        }
        Overlaps overlaps = new Overlaps(windows, image.lengths(), image.strides(), output);
        overlaps.each((at, steps, part, partSteps, lengths) ->
                new Region(image.values(), at, steps).copyTo(new Region(result, part, partSteps), lengths));
        return result;
    }

    static double[] foldBack(Windows windows, Strided parts, int[] output) {
        double[] result = new double[Strided.count(output)];
        int[] strides = Strided.rowMajor(result, output).strides();
        Overlaps overlaps = new Overlaps(windows, output, strides, parts.lengths());
        overlaps.each((at, steps, part, partSteps, lengths) ->
                new Region(parts.values(), part, partSteps).addTo(new Region(result, at, steps), lengths));
        return result;
    }

    /// The largest element of every window and its place in the window.
    ///
    /// @param columns the lengths `[n, c, kernel…, windows…]`
    static List<double[]> largest(Windows windows, Strided image, int[] columns) {
        int axes = windows.strides().size();
        int planes = columns[0] * columns[1];
        int places = Strided.count(Arrays.copyOfRange(columns, 2, 2 + axes));
        int count = Strided.count(Arrays.copyOfRange(columns, 2 + axes, columns.length));
        Strided all = Strided.rowMajor(
                unfold(windows, Double.NEGATIVE_INFINITY, image, columns), new int[] {planes, places, count});
        double[] winners = ArrangeKernel.argMaximum(1, all);
        double[] values = new double[winners.length];
        for (int i = 0; i < values.length; i++) {
            int plane = i / count;
            values[i] = all.values()[(plane * places + (int) winners[i]) * count + i % count] + 0.0;
        }
        return List.of(values, winners);
    }

    /// Adds a number for every window to the element that won.
    ///
    /// @param columns the lengths `[n, c, kernel…, windows…]`
    static double[] spread(Windows windows, int[] columns, Strided numbers, Strided winners, int[] output) {
        int axes = windows.strides().size();
        int places = Strided.count(Arrays.copyOfRange(columns, 2, 2 + axes));
        int count = Strided.count(Arrays.copyOfRange(columns, 2 + axes, columns.length));
        double[] parts = new double[Strided.count(columns)];
        for (int i = 0; i < numbers.values().length; i++) {
            parts[(i / count * places + (int) winners.values()[i]) * count + i % count] = numbers.values()[i];
        }
        return foldBack(windows, Strided.rowMajor(parts, columns), output);
    }

    /// A box in the image and its place among the windows, both `[n, c, windows…]` of these lengths.
    private interface Box {
        void go(int at, int[] steps, int part, int[] partSteps, int[] lengths);
    }

    /// Where windows and image meet.
    ///
    /// @param image the lengths `[n, c, spatial…]`
    /// @param strides of the image
    /// @param parts the lengths `[n, c, kernel…, windows…]`
    @SuppressWarnings("ArrayRecordComponent")
    private record Overlaps(Windows windows, int[] image, int[] strides, int[] parts) {

        void each(Box box) {
            int axes = windows.strides().size();
            int[] kernel = Arrays.copyOfRange(parts, 2, 2 + axes);
            int[] place = new int[axes];
            int[] partStrides = Strided.rowMajor(new double[0], parts).strides();
            int count = Strided.count(kernel);
            for (int i = 0; i < count; i++) {
                at(place, partStrides, box);
                ArrangeKernel.advance(place, kernel);
            }
        }

        /// The box under one place of the kernel. Windows of which this place lies outside of the image are left
        /// out; they are the first and the last along an axis.
        private void at(int[] place, int[] partStrides, Box box) {
            int axes = place.length;
            int[] lengths = new int[2 + axes];
            int[] steps = new int[2 + axes];
            int[] partSteps = new int[2 + axes];
            System.arraycopy(image, 0, lengths, 0, 2);
            System.arraycopy(strides, 0, steps, 0, 2);
            System.arraycopy(partStrides, 0, partSteps, 0, 2);
            int at = 0;
            int part = 0;
            for (int axis = 0; axis < axes; axis++) {
                int stride = windows.strides().get(axis);
                int offset = place[axis] * windows.dilations().get(axis)
                        - windows.before().get(axis);
                int first = Math.max(0, Math.ceilDiv(-offset, stride));
                int end = Math.min(parts[2 + axes + axis], Math.floorDiv(image[2 + axis] - 1 - offset, stride) + 1);
                lengths[2 + axis] = Math.max(0, end - first);
                steps[2 + axis] = stride * strides[2 + axis];
                partSteps[2 + axis] = partStrides[2 + axes + axis];
                at += (first * stride + offset) * strides[2 + axis];
                part += place[axis] * partStrides[2 + axis] + first * partStrides[2 + axes + axis];
            }
            box.go(at, steps, part, partSteps, lengths);
        }
    }
}
