package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A matrix product: in tiles where there is enough to do.
///
/// @param stack how the matrices of both operands lie in theirs
record Products(
        Instruction.Contract contract, Step step, Axes stack, int rows, int columns, int terms, KernelPlanner planner) {

    /// Products with fewer multiplications don't need tiles, nor do those with short sides.
    private static final long LEAST_FOR_TILES = 1 << 17;

    private static final int LEAST_SIDE = 16;

    static Products of(Instruction.Contract contract, Step step, KernelPlanner planner) {
        int[] left = planner.lengths(step.inputs().get(0));
        int[] right = planner.lengths(step.inputs().get(1));
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
        return new Products(
                contract,
                step,
                isOne ? new Axes(new int[0], new int[2][0]) : scaled(stack, m * k, k * n),
                isOne ? matrices * m : m,
                n,
                k,
                planner);
    }

    private static Axes scaled(Axes stack, int left, int right) {
        int[][] steps = {stack.steps()[0].clone(), stack.steps()[1].clone()};
        for (int axis = 0; axis < stack.rank(); axis++) {
            steps[0][axis] *= left;
            steps[1][axis] *= right;
        }
        return new Axes(stack.lengths(), steps);
    }

    private long work() {
        return (long) planner.count(step.output()) * terms;
    }

    private boolean isLarge() {
        return rows >= LEAST_SIDE && columns >= LEAST_SIDE && work() >= LEAST_FOR_TILES && !planner.isJoined();
    }

    /// Whether a library of the card's maker can compute it, which stores it as it is.
    boolean isForLibrary() {
        return isLarge() && stack.rank() <= 1;
    }

    /// @param epilogue what is computed of the product at once; else it is stored
    List<Stage> plan(Optional<Epilogue> epilogue) {
        int at = planner.table()
                .add(
                        planner.count(step.output()),
                        epilogue.map(Epilogue::row).orElse(planner.at(step.output())),
                        planner.at(step.inputs().get(0)),
                        planner.at(step.inputs().get(1)),
                        rows,
                        columns,
                        terms,
                        contract.transposeLeft() ? 1 : terms,
                        contract.transposeLeft() ? rows : 1,
                        contract.transposeRight() ? 1 : columns,
                        contract.transposeRight() ? terms : 1,
                        stack.rank());
        planner.table().add(stack.row());
        Call call = tile().map(tile -> inTiles(tile, at))
                .orElseGet(() -> Call.of("contract", at, planner.count(step.output()), work()));
        return List.of(epilogue.map(call::ending).orElseGet(() -> isForLibrary() ? call.computing(product()) : call));
    }

    private Optional<Tile> tile() {
        return isLarge() ? planner.limits().tile(rows, columns, stacks()) : Optional.empty();
    }

    private MatrixProduct product() {
        return new MatrixProduct(
                planner.at(step.output()),
                planner.at(step.inputs().get(0)),
                planner.at(step.inputs().get(1)),
                rows,
                columns,
                terms,
                contract.transposeLeft(),
                contract.transposeRight(),
                stacks(),
                stack.rank() == 0 ? 0 : stack.steps()[0][0],
                stack.rank() == 0 ? 0 : stack.steps()[1][0]);
    }

    private int stacks() {
        return planner.count(step.output()) / (rows * columns);
    }

    private Call inTiles(Tile tile, int at) {
        String letters = (contract.transposeLeft() ? "t" : "n") + (contract.transposeRight() ? "t" : "n");
        return Call.ofGroups(
                "k_contract_" + tile.name() + "_" + letters,
                at,
                tile.count(rows, columns) * stacks(),
                tile.threads(),
                work());
    }
}
