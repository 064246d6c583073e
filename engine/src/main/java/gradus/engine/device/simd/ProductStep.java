package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Contract;
import gradus.engine.instruction.Step;
import java.util.Arrays;
import java.util.List;

/// Matrix products of a stack.
final class ProductStep {

    private ProductStep() {}

    /// A product can be computed over vectors.
    private interface WarmStep extends PlanStep {
        @Override
        default boolean hasVectors() {
            return true;
        }
    }

    /// The kernel of a product. A stack of rows that are all multiplied by one matrix is one product.
    static PlanStep of(Contract contract, Step step, Planner planner) {
        int[] left = planner.lengths(step.inputs().get(0));
        int[] right = planner.lengths(step.inputs().get(1));
        int[] output = planner.lengths(step.output());
        int rank = output.length;
        int m = output[rank - 2];
        int n = output[rank - 1];
        int k = left[left.length - (contract.transposeLeft() ? 2 : 1)];
        Extents stack = Extents.of(
                Arrays.copyOf(output, rank - 2),
                List.of(Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2)));
        int count = stack.count();
        boolean isOne = count > 1 && !contract.transposeLeft() && stack.isOne(1) && stack.isEach(0);
        ProductSize size = new ProductSize(
                isOne ? count * m : m, n, k, contract.transposeLeft(), contract.transposeRight(), false);
        int[] a = isOne ? new int[1] : offsets(stack.map(0), m * k);
        int[] b = isOne ? new int[1] : offsets(stack.map(1), k * n);
        int aAt = planner.place(step.inputs().get(0)).at();
        int bAt = planner.place(step.inputs().get(1)).at();
        int cAt = planner.place(step.output()).at();
        if (planner.isSingle()) {
            return floats(
                    planner.kernels().products().floats(size), planner.arena().floats(), a, aAt, b, bAt, cAt, m * n);
        }
        return doubles(
                planner.kernels().products().doubles(size), planner.arena().doubles(), a, aAt, b, bAt, cAt, m * n);
    }

    private static int[] offsets(int[] matrices, int size) {
        for (int i = 0; i < matrices.length; i++) {
            matrices[i] *= size;
        }
        return matrices;
    }

    private static PlanStep floats(
            FloatProduct product, float[] memory, int[] a, int aAt, int[] b, int bAt, int cAt, int size) {
        return new WarmStep() {
            @Override
            public int parts() {
                return product.parts();
            }

            @Override
            public void run(int part) {
                for (int i = 0; i < a.length; i++) {
                    product.run(part, memory, aAt + a[i], memory, bAt + b[i], memory, cAt + i * size);
                }
            }
        };
    }

    private static PlanStep doubles(
            DoubleProduct product, double[] memory, int[] a, int aAt, int[] b, int bAt, int cAt, int size) {
        return new WarmStep() {
            @Override
            public int parts() {
                return product.parts();
            }

            @Override
            public void run(int part) {
                for (int i = 0; i < a.length; i++) {
                    product.run(part, memory, aAt + a[i], memory, bAt + b[i], memory, cAt + i * size);
                }
            }
        };
    }
}
