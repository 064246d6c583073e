package gradus.engine.program;

import gradus.engine.instruction.Instruction.Contract;
import gradus.engine.instruction.Instruction.ContractChain;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.Map;

/// How a matrix product is cut whose numbers go through formulas: the rows into parts that may be computed at the same
/// time, those of a part into blocks, which are computed into the same memory one after the other and go through the
/// formulas while they are in the caches. This depends on the lengths alone.
///
/// @param rows of the product
/// @param columns of the product
/// @param terms that are multiplied and added for each of its numbers
/// @param parts that the rows are shared by
public record ProductBlocks(int rows, int columns, int terms, int parts) {

    /// The rows of a block at most.
    public static final int ROWS = 16;

    /// What a product takes at least: less stays in the caches anyway.
    private static final long LEAST_BYTES = 256 << 10;

    /// What the right matrix takes at most: each block of rows reads all of it.
    private static final long MOST_RIGHT_BYTES = 256 << 10;

    /// What the left matrix takes at most, which is laid out afresh as a whole.
    private static final long MOST_LEFT_BYTES = 64 << 20;

    /// What a block takes at most.
    private static final int MOST_BLOCK_BYTES = 64 << 10;

    private static final long PART_MULTIPLICATIONS = 1L << 21;
    private static final int MOST_PARTS = 4;

    /// Whether blocks of a product pay: it is large, and each of its rows is cheap.
    ///
    /// @param step a [Contract]
    static boolean pay(Step step, Map<String, Integer> lengths) {
        boolean areMatrices =
                step.inputs().stream().allMatch(input -> input.shape().rank() == 2);
        if (!areMatrices || !(step.instruction() instanceof Contract contract)) {
            return false;
        }
        int bytes = step.output().type() == ElementType.FLOAT32 ? Float.BYTES : Double.BYTES;
        long product = elements(step.output(), lengths) * bytes;
        long columns = step.output().shape().get(1).size(lengths);
        long terms = terms(contract, step.inputs().getFirst().shape(), lengths);
        return product >= LEAST_BYTES
                && terms * columns * bytes <= MOST_RIGHT_BYTES
                && elements(step.inputs().getFirst(), lengths) * bytes <= MOST_LEFT_BYTES
                && ROWS * columns * bytes <= MOST_BLOCK_BYTES;
    }

    /// The blocks of a product.
    ///
    /// @param contract the product of `step`, a [ContractChain]
    public static ProductBlocks of(Contract contract, Step step, Map<String, Integer> lengths) {
        int[] output = step.output().shape().resolve(lengths).lengths();
        int terms = terms(contract, step.inputs().getFirst().shape(), lengths);
        long parts = (long) output[0] * output[1] * terms / PART_MULTIPLICATIONS;
        return new ProductBlocks(
                output[0], output[1], terms, (int) Long.highestOneBit(Math.clamp(parts, 1, MOST_PARTS)));
    }

    /// The numbers that a step's blocks need at a time; 0 for a step that has none.
    static long room(Step step, Map<String, Integer> lengths) {
        return step.instruction() instanceof ContractChain(Contract contract, var _)
                ? of(contract, step, lengths).room()
                : 0;
    }

    private long room() {
        return (long) parts * ROWS * columns;
    }

    /// Where the block of a part is in the room.
    public int block(int part) {
        return part * ROWS * columns;
    }

    private static int terms(Contract contract, Shape left, Map<String, Integer> lengths) {
        return left.get(contract.transposeLeft() ? 0 : 1).size(lengths);
    }

    private static long elements(Operand operand, Map<String, Integer> lengths) {
        return operand.shape().elements(lengths);
    }
}
