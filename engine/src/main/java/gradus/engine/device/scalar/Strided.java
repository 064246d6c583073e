package gradus.engine.device.scalar;

import java.util.List;

/// A flat array seen as a tensor: the lengths of its axes and the distance between neighbours along each.
@SuppressWarnings("ArrayRecordComponent")
record Strided(double[] values, int[] lengths, int[] strides) {

    /// An array stored row-major.
    static Strided rowMajor(double[] values, int[] lengths) {
        int[] strides = new int[lengths.length];
        int stride = 1;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= lengths[axis];
        }
        return new Strided(values, lengths, strides);
    }

    static int count(int[] lengths) {
        int count = 1;
        for (int length : lengths) {
            count *= length;
        }
        return count;
    }

    /// The same array with its axes in another order.
    Strided permuted(List<Integer> permutation) {
        int[] newLengths = permutation.stream().mapToInt(axis -> lengths[axis]).toArray();
        int[] newStrides = permutation.stream().mapToInt(axis -> strides[axis]).toArray();
        return new Strided(values, newLengths, newStrides);
    }

    /// The distance between neighbours along each axis of a shape this one broadcasts to: 0 where it is repeated.
    int[] stridesWithin(int[] output) {
        int[] result = new int[output.length];
        int extra = output.length - lengths.length;
        for (int axis = 0; axis < lengths.length; axis++) {
            result[axis + extra] = lengths[axis] == 1 ? 0 : strides[axis];
        }
        return result;
    }

    /// All elements in row-major order of a shape this one broadcasts to, as a fresh array.
    double[] gather(int[] output) {
        double[] gathered = new double[count(output)];
        new Region(values, 0, stridesWithin(output)).copyTo(Region.all(gathered, output), output);
        return gathered;
    }
}
