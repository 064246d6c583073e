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
        int rightRow = contract.transposeRight() ? 1 : n;
        int rightColumn = contract.transposeRight() ? k : 1;
        double[] a = left.values();
        double[] b = right.values();
        double[] result = new double[Strided.count(output)];
        for (int matrix = 0; matrix < leftOffsets.length; matrix++) {
            for (int row = 0; row < m; row++) {
                int target = (matrix * m + row) * n;
                for (int inner = 0; inner < k; inner++) {
                    double factor = a[leftOffsets[matrix] + row * leftRow + inner * leftColumn];
                    int source = rightOffsets[matrix] + inner * rightRow;
                    for (int column = 0; column < n; column++) {
                        result[target + column] += factor * b[source + column * rightColumn];
                    }
                }
            }
        }
        return result;
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
