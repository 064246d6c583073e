package gradus.engine.device.scalar;

import gradus.engine.instruction.Instruction.Fold;
import java.util.Arrays;

/// Folds the elements along some axes, in row-major order.
final class ReduceKernel {

    private ReduceKernel() {}

    static double[] compute(Fold fold, Strided input, int[] output) {
        double[] result = new double[Strided.count(output)];
        Arrays.fill(
                result,
                switch (fold) {
                    case SUM -> 0;
                    case PRODUCT -> 1;
                    case MAXIMUM -> Double.NEGATIVE_INFINITY;
                });
        int[] lengths = input.lengths();
        int[] step = Strided.rowMajor(result, output).stridesWithin(lengths);
        int rank = lengths.length;
        int row = rank == 0 ? 1 : lengths[rank - 1];
        int rowStep = rank == 0 ? 0 : step[rank - 1];
        int[] index = new int[rank];
        int target = 0;
        double[] values = input.values();
        for (int start = 0; start < values.length; start += row) {
            switch (fold) {
                case SUM -> addRow(values, start, row, result, target, rowStep);
                case PRODUCT -> multiplyRow(values, start, row, result, target, rowStep);
                case MAXIMUM -> maximumRow(values, start, row, result, target, rowStep);
            }
            for (int axis = rank - 2; axis >= 0; axis--) {
                target += step[axis];
                if (++index[axis] < lengths[axis]) {
                    break;
                }
                target -= step[axis] * lengths[axis];
                index[axis] = 0;
            }
        }
        return result;
    }

    private static void addRow(double[] values, int start, int count, double[] result, int target, int step) {
        if (step == 0) {
            double sum = result[target];
            for (int i = 0; i < count; i++) {
                sum += values[start + i];
            }
            result[target] = sum;
        } else {
            for (int i = 0; i < count; i++) {
                result[target + i * step] += values[start + i];
            }
        }
    }

    private static void multiplyRow(double[] values, int start, int count, double[] result, int target, int step) {
        for (int i = 0; i < count; i++) {
            result[target + i * step] *= values[start + i];
        }
    }

    private static void maximumRow(double[] values, int start, int count, double[] result, int target, int step) {
        for (int i = 0; i < count; i++) {
            result[target + i * step] = Math.max(result[target + i * step], values[start + i]);
        }
    }
}
