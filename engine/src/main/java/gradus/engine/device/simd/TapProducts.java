package gradus.engine.device.simd;

import gradus.engine.program.ConvolutionBlocks;

/// Products of a padded image with few kernels, one kernel after the other. The results of all rows are one run, with a
/// few between the rows that nobody wants.
final class TapProducts implements PaddedProducts {

    private final Taps taps;
    private final ConvolutionBlocks blocks;
    private final int kernels;
    private final DirectConvolution.Room room;
    private final Arena arena;
    private final boolean vectors;

    /// @param kernels where they are
    TapProducts(Taps taps, ConvolutionBlocks blocks, int kernels, DirectConvolution.Room room, Planner planner) {
        this.taps = taps;
        this.blocks = blocks;
        this.kernels = kernels;
        this.room = room;
        arena = planner.arena();
        vectors = planner.kernels().areVectors();
    }

    @Override
    public void run(int part, int group, int image, int rows, int results) {
        int sums = room.behind(part);
        for (int kernel = 0; kernel < blocks.kernels(); kernel++) {
            int weights = kernels + (group * blocks.kernels() + kernel) * blocks.terms();
            int to = results + kernel * blocks.windows();
            if (taps.pitch() == taps.columns()) {
                arena.sumProducts(taps, weights, image, to, vectors);
            } else {
                arena.sumProducts(taps, weights, image, sums, vectors);
                arena.copyRows(sums, taps.pitch(), to, taps.columns(), rows, taps.columns());
            }
        }
    }
}
