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
        int[] step = Strided.rowMajor(result, output).stridesWithin(input.lengths());
        int rank = input.lengths().length;
        int[] index = new int[rank];
        int target = 0;
        double[] values = input.values();
        for (double value : values) {
            result[target] = switch (fold) {
                case SUM -> result[target] + value;
                case PRODUCT -> result[target] * value;
                case MAXIMUM -> Math.max(result[target], value);
            };
            for (int axis = rank - 1; axis >= 0; axis--) {
                target += step[axis];
                if (++index[axis] < input.lengths()[axis]) {
                    break;
                }
                target -= step[axis] * input.lengths()[axis];
                index[axis] = 0;
            }
        }
        return result;
    }
}
