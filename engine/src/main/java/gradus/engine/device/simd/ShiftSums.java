package gradus.engine.device.simd;

import gradus.engine.program.ConvolutionBlocks;
import java.util.ArrayList;
import java.util.List;

/// The gradient for all kernels of a group at once: matrix products whose left side is the padded image itself, each of
/// its rows shifted as the [Taps] say. What is summed lies as `[terms, kernels]` in the memory of each part.
final class ShiftSums implements PaddedProducts {

    /// Adds the products of a piece of the padded image with the gradients of its results: over vectors, or in plain
    /// loops that give the same bits.
    interface Folds {

        /// The length of a row of the sums.
        int columns();

        /// Adds to sums.
        ///
        /// @param image where the first window begins in the padded image
        /// @param count of windows: whole rows, or a piece of one
        /// @param results where the gradients of the first kernel's results are, those of the next lie
        ///     [ConvolutionBlocks#windows()] farther
        /// @param sums `[terms, kernels]`, each row [#columns()] long
        /// @param spare memory
        void add(int part, int image, int count, int results, int sums, int spare);
    }

    private final ConvolutionBlocks blocks;
    private final DirectConvolution.Room room;
    private final Arena arena;
    private final int columns;
    private final int size;
    private final Folds folds;
    private final List<Moves> turningBack = new ArrayList<>();

    /// @param kernels where their gradient goes
    ShiftSums(Taps taps, ConvolutionBlocks blocks, int kernels, DirectConvolution.Room room, Planner planner) {
        this.blocks = blocks;
        this.room = room;
        arena = planner.arena();
        columns = taps.columns();
        size = blocks.terms() * blocks.kernelColumns();
        folds = planner.kernels()
                .products()
                .overVectors()
                .<Folds>map(written -> new VectorFolds(taps, blocks, written, planner))
                .orElseGet(() -> new PlainFolds(taps, blocks, planner));
        int[] lengths = {blocks.kernels(), blocks.terms()};
        for (int group = 0; group < blocks.groups(); group++) {
            Layout from = new Layout(sum(0, group), lengths, new int[] {1, folds.columns()});
            Layout to = Layout.rowMajor(kernels + group * blocks.kernels() * blocks.terms(), lengths);
            turningBack.add(Moves.copy(from, to, RowCopiers.of(planner)));
        }
    }

    private int sum(int part, int group) {
        return room.behind(part) + group * size;
    }

    @Override
    public void clear(int part) {
        arena.fill(sum(part, 0), blocks.groups() * size);
    }

    @Override
    public void run(int part, int group, int image, int rows, int results) {
        int spare = sum(part, blocks.groups());
        int most = rows == 1 ? ConvolutionBlocks.MOST_WINDOWS : columns;
        for (int from = 0; from < columns; from += most) {
            int count = rows * Math.min(most, columns - from);
            folds.add(part, image + from, count, results + from, sum(part, group), spare);
        }
    }

    @Override
    public void finish() {
        for (int part = 1; part < blocks.parts(); part++) {
            arena.add(sum(part, 0), sum(0, 0), blocks.groups() * size);
        }
        turningBack.forEach(arena::move);
    }
}
