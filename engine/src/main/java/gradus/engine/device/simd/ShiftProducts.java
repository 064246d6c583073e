package gradus.engine.device.simd;

import gradus.engine.program.ConvolutionBlocks;
import java.util.ArrayList;
import java.util.List;

/// Products of a padded image with all kernels of a group at once: matrix products whose one side is the image itself,
/// each of its rows shifted as the [Taps] say. What is summed for the kernels lies as `[terms, kernels]` in the memory
/// of each part.
final class ShiftProducts implements PaddedProducts {

    private final ConvolutionBlocks blocks;
    private final DirectConvolution.Room room;
    private final int sums;
    private final Arena arena;
    private final int columns;
    private final Shifts shifts;
    private final List<Moves> turningBack;

    /// @param kernels where they are, or their gradient
    ShiftProducts(
            boolean isForKernels,
            Taps taps,
            ConvolutionBlocks blocks,
            int kernels,
            DirectConvolution.Room room,
            Planner planner) {
        this.blocks = blocks;
        this.room = room;
        arena = planner.arena();
        columns = taps.columns();
        sums = blocks.terms() * blocks.kernelColumns();
        shifts = isForKernels
                ? Shifts.forKernels(taps, blocks, planner)
                : Shifts.forProducts(taps, blocks, kernels, planner);
        turningBack = isForKernels ? turningBack(kernels, planner) : List.of();
    }

    private List<Moves> turningBack(int kernels, Planner planner) {
        List<Moves> moves = new ArrayList<>();
        int[] lengths = {blocks.kernels(), blocks.terms()};
        for (int group = 0; group < blocks.groups(); group++) {
            Layout from = new Layout(sum(0, group), lengths, new int[] {1, shifts.sumColumns()});
            Layout to = Layout.rowMajor(kernels + group * blocks.kernels() * blocks.terms(), lengths);
            moves.add(Moves.copy(from, to, planner.kernels().areVectors()));
        }
        return moves;
    }

    private int sum(int part, int group) {
        return room.behind(part) + group * sums;
    }

    @Override
    public void begin() {
        shifts.begin();
    }

    @Override
    public void clear(int part) {
        arena.fill(sum(part, 0), blocks.groups() * sums);
    }

    @Override
    public void multiply(int part, int group, int image, int rows, int to) {
        shifts.multiply(part, group, image, rows, to, room.behind(part));
    }

    @Override
    public void fold(int part, int group, int image, int rows, int others) {
        int spare = sum(part, blocks.groups());
        int most = rows == 1 ? ConvolutionBlocks.MOST_WINDOWS : columns;
        for (int from = 0; from < columns; from += most) {
            int count = rows * Math.min(most, columns - from);
            shifts.fold(part, image + from, count, others + from, sum(part, group), spare);
        }
    }

    @Override
    public void finish() {
        for (int part = 1; part < blocks.parts(); part++) {
            arena.add(sum(part, 0), sum(0, 0), blocks.groups() * sums);
        }
        turningBack.forEach(arena::move);
    }
}
