package gradus.engine.device.scalar;

import gradus.engine.instruction.Instruction.Contract;
import java.util.Arrays;

/// The batched matrix product, row by row, adding in the order of the common axis.
final class ContractKernel {

    private ContractKernel() {}

    static double[] compute(Contract contract, Strided left, Strided right, int[] output) {
        int rank = output.length;
        int m = output[rank - 2];
        int n = output[rank - 1];
        int leftRank = left.lengths().length;
        int k = left.lengths()[leftRank - (contract.transposeLeft() ? 2 : 1)];
        int[] stack = Arrays.copyOf(output, rank - 2);
        int[] leftOffsets = offsets(left, stack);
        int[] rightOffsets = offsets(right, stack);
        int leftRow = contract.transposeLeft() ? 1 : k;
        int leftColumn = contract.transposeLeft() ? m : 1;
        double[] a = left.values();
        double[] b = contract.transposeRight() ? transposed(right, n, k) : right.values();
        double[] result = new double[Strided.count(output)];
        for (int matrix = 0; matrix < leftOffsets.length; matrix++) {
            for (int row = 0; row < m; row++) {
                int from = leftOffsets[matrix] + row * leftRow;
                addRow(a, from, leftColumn, b, rightOffsets[matrix], k, result, (matrix * m + row) * n, n);
            }
        }
        return result;
    }

    /// Adds a row of the product: four numbers of the common axis at a time, so that a sum is loaded and stored once
    /// for four, and still each after the other, so that the rounding is that of one at a time.
    private static void addRow(
            double[] a, int from, int step, double[] b, int right, int k, double[] result, int target, int n) {
        int inner = 0;
        for (; inner + 4 <= k; inner += 4) {
            double first = a[from + inner * step];
            double second = a[from + (inner + 1) * step];
            double third = a[from + (inner + 2) * step];
            double fourth = a[from + (inner + 3) * step];
            int source = right + inner * n;
            for (int column = 0; column < n; column++) {
                int at = source + column;
                double sum = result[target + column] + first * b[at];
                sum += second * b[at + n];
                sum += third * b[at + 2 * n];
                result[target + column] = sum + fourth * b[at + 3 * n];
            }
        }
        for (; inner < k; inner++) {
            double factor = a[from + inner * step];
            int source = right + inner * n;
            for (int column = 0; column < n; column++) {
                result[target + column] += factor * b[source + column];
            }
        }
    }

    /// The matrices `[n, k]` of a stack as `[k, n]`, so that the product reads them along the rows.
    private static double[] transposed(Strided operand, int n, int k) {
        double[] from = operand.values();
        double[] to = new double[from.length];
        for (int matrix = 0; matrix < from.length; matrix += n * k) {
            for (int row = 0; row < n; row++) {
                for (int column = 0; column < k; column++) {
                    to[matrix + column * n + row] = from[matrix + row * k + column];
                }
            }
        }
        return to;
    }

    /// Where the matrices of a broadcast stack begin.
    private static int[] offsets(Strided operand, int[] stack) {
        int rank = operand.lengths().length;
        Strided outer = new Strided(
                operand.values(),
                Arrays.copyOf(operand.lengths(), rank - 2),
                Arrays.copyOf(operand.strides(), rank - 2));
        int[] steps = outer.stridesWithin(stack);
        int[] offsets = new int[Strided.count(stack)];
        for (int i = 0; i < offsets.length; i++) {
            int rest = i;
            for (int axis = stack.length - 1; axis >= 0; axis--) {
                offsets[i] += rest % stack[axis] * steps[axis];
                rest /= stack[axis];
            }
        }
        return offsets;
    }
}
