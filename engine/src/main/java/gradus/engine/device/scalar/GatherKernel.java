package gradus.engine.device.scalar;

import java.util.Arrays;

/// Picks slices by number, and adds them back.
final class GatherKernel {

    private GatherKernel() {}

    static double[] gather(int axis, Strided data, Strided indices, int[] output) {
        int width = Strided.count(Arrays.copyOfRange(data.lengths(), axis + 1, data.lengths().length));
        int count = indices.values().length;
        int length = data.lengths()[axis];
        double[] result = new double[Strided.count(output)];
        int outer = count == 0 || width == 0 ? 0 : result.length / (count * width);
        for (int block = 0; block < outer; block++) {
            for (int i = 0; i < count; i++) {
                int from = (block * length + index(indices.values()[i], length)) * width;
                System.arraycopy(data.values(), from, result, (block * count + i) * width, width);
            }
        }
        return result;
    }

    static double[] scatterAdd(int axis, Strided slices, Strided indices, int[] output) {
        int width = Strided.count(Arrays.copyOfRange(output, axis + 1, output.length));
        int count = indices.values().length;
        int length = output[axis];
        double[] result = new double[Strided.count(output)];
        int outer = count == 0 || width == 0 ? 0 : slices.values().length / (count * width);
        for (int block = 0; block < outer; block++) {
            for (int i = 0; i < count; i++) {
                int to = (block * length + index(indices.values()[i], length)) * width;
                int from = (block * count + i) * width;
                for (int j = 0; j < width; j++) {
                    result[to + j] += slices.values()[from + j];
                }
            }
        }
        return result;
    }

    /// A place along an axis; a negative one counts from the end.
    static int index(double number, int length) {
        int index = (int) (number < 0 ? number + length : number);
        if (index < 0 || index >= length) {
            throw new IllegalArgumentException(
                    "The index " + (long) number + " is outside an axis of length " + length);
        }
        return index;
    }
}
