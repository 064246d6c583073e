package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.Arrays;
import java.util.List;

/// Matrix products: in tiles where there is enough to do.
final class Products {

    /// The side of a large tile, and its threads.
    private static final int LARGE = 64;

    private static final int LARGE_THREADS = 256;

    private static final int SMALL = 32;
    private static final int SMALL_THREADS = 64;

    /// Products with fewer multiplications don't need tiles, nor do those with short sides.
    private static final long LEAST_FOR_TILES = 1 << 17;

    private static final int LEAST_SIDE = 16;

    private Products() {}

    static List<Stage> plan(Instruction.Contract contract, Step step, KernelPlanner planner) {
        Operand leftOperand = step.inputs().get(0);
        Operand rightOperand = step.inputs().get(1);
        int[] left = planner.lengths(leftOperand);
        int[] right = planner.lengths(rightOperand);
        int[] output = planner.lengths(step.output());
        int rank = output.length;
        int m = output[rank - 2];
        int n = output[rank - 1];
        int k = left[left.length - (contract.transposeLeft() ? 2 : 1)];
        Axes stack = Axes.broadcast(
                Arrays.copyOf(output, rank - 2),
                List.of(Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2)));
        int matrices = Axes.count(stack.lengths());
        // Rows of a stack that are all multiplied by one matrix are one product.
        boolean isOne = matrices > 1 && !contract.transposeLeft() && stack.isOne(1) && stack.isEach(0);
        int rows = isOne ? matrices * m : m;
        Axes stacked = isOne ? new Axes(new int[0], new int[2][0]) : scaled(stack, m * k, k * n);
        int count = planner.count(step.output());
        int at = planner.table()
                .add(
                        count,
                        planner.at(step.output()),
                        planner.at(leftOperand),
                        planner.at(rightOperand),
                        rows,
                        n,
                        k,
                        contract.transposeLeft() ? 1 : k,
                        contract.transposeLeft() ? m : 1,
                        contract.transposeRight() ? 1 : n,
                        contract.transposeRight() ? k : 1,
                        stacked.rank());
        planner.table().add(stacked.row());
        int stacks = count / (rows * n);
        long work = (long) count * k;
        boolean isLarge = rows >= LEAST_SIDE && n >= LEAST_SIDE && work >= LEAST_FOR_TILES && !planner.isJoined();
        if (!isLarge) {
            return List.of(Call.of("contract", at, count, work));
        }
        Call tiles = tiles(contract, at, rows, n, stacks, work, planner);
        if (stacked.rank() > 1) {
            return List.of(tiles);
        }
        int leftStep = stacked.rank() == 0 ? 0 : stacked.steps()[0][0];
        int rightStep = stacked.rank() == 0 ? 0 : stacked.steps()[1][0];
        return List.of(tiles.computing(new MatrixProduct(
                planner.at(step.output()),
                planner.at(leftOperand),
                planner.at(rightOperand),
                rows,
                n,
                k,
                contract.transposeLeft(),
                contract.transposeRight(),
                stacks,
                leftStep,
                rightStep)));
    }

    private static Axes scaled(Axes stack, int left, int right) {
        int[][] steps = {stack.steps()[0].clone(), stack.steps()[1].clone()};
        for (int axis = 0; axis < stack.rank(); axis++) {
            steps[0][axis] *= left;
            steps[1][axis] *= right;
        }
        return new Axes(stack.lengths(), steps);
    }

    private static Call tiles(
            Instruction.Contract contract,
            int at,
            int rows,
            int columns,
            int stacks,
            long work,
            KernelPlanner planner) {
        int large = tiles(LARGE, rows, columns, stacks);
        boolean isLarge = planner.limits().largestGroup() >= LARGE_THREADS
                && large >= 2 * planner.limits().units();
        String letters = (contract.transposeLeft() ? "t" : "n") + (contract.transposeRight() ? "t" : "n");
        return isLarge
                ? Call.ofGroups("k_contract_64_" + letters, at, large, LARGE_THREADS, work)
                : Call.ofGroups(
                        "k_contract_32_" + letters, at, tiles(SMALL, rows, columns, stacks), SMALL_THREADS, work);
    }

    /// How many tiles cover a stack of matrices.
    private static int tiles(int side, int rows, int columns, int stacks) {
        return Math.ceilDiv(rows, side) * Math.ceilDiv(columns, side) * stacks;
    }
}
