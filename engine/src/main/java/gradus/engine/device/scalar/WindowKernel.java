package gradus.engine.device.scalar;

import gradus.engine.instruction.Instruction.Windows;

/// Takes an image apart into its windows, and adds windows back together.
final class WindowKernel {

    private WindowKernel() {}

    static double[] unfold(Windows windows, double elsewhere, Strided image, int[] output) {
        double[] result = new double[Strided.count(output)];
        int[] index = new int[output.length];
        for (int i = 0; i < result.length; i++) {
            int at = place(windows, index, image);
            result[i] = at < 0 ? elsewhere : image.values()[at];
            ArrangeKernel.advance(index, output);
        }
        return result;
    }

    static double[] foldBack(Windows windows, Strided parts, int[] output) {
        double[] result = new double[Strided.count(output)];
        Strided image = Strided.rowMajor(result, output);
        int[] index = new int[parts.lengths().length];
        for (double value : parts.values()) {
            int at = place(windows, index, image);
            if (at >= 0) {
                result[at] += value;
            }
            ArrangeKernel.advance(index, parts.lengths());
        }
        return result;
    }

    /// Where an element of a window lies in the image, or −1 outside of it. The index is `[n, c, kernel…,
    /// windows…]`.
    private static int place(Windows windows, int[] index, Strided image) {
        int axes = windows.strides().size();
        int offset = index[0] * image.strides()[0] + index[1] * image.strides()[1];
        for (int axis = 0; axis < axes; axis++) {
            int position = index[2 + axes + axis] * windows.strides().get(axis)
                    + index[2 + axis] * windows.dilations().get(axis)
                    - windows.before().get(axis);
            if (position < 0 || position >= image.lengths()[2 + axis]) {
                return -1;
            }
            offset += position * image.strides()[2 + axis];
        }
        return offset;
    }
}
