package gradus.engine.device.simd;

import gradus.engine.program.ConvolutionBlocks;
import java.util.List;
import java.util.stream.IntStream;

/// Products of a padded image with few kernels, one kernel after the other. The results of all rows are one run, with a
/// few between the rows that nobody wants.
final class TapProducts implements PaddedProducts {

    private final Taps taps;
    private final ConvolutionBlocks blocks;
    private final int kernels;
    private final DirectConvolution.Room room;
    private final Arena arena;
    private final boolean vectors;
    private final List<Object> lanes;

    /// @param kernels where they are, or their gradient
    TapProducts(Taps taps, ConvolutionBlocks blocks, int kernels, DirectConvolution.Room room, Planner planner) {
        this.taps = taps;
        this.blocks = blocks;
        this.kernels = kernels;
        this.room = room;
        arena = planner.arena();
        vectors = planner.kernels().areVectors();
        lanes = IntStream.range(0, blocks.parts())
                .mapToObj(part -> arena.lanes())
                .toList();
    }

    @Override
    public void clear(int part) {
        arena.fill(sum(part), weights());
    }

    private int weights() {
        return blocks.groups() * blocks.kernels() * blocks.terms();
    }

    /// Where a part sums up its gradient for the kernels.
    private int sum(int part) {
        return blocks.parts() == 1 ? kernels : room.behind(part);
    }

    @Override
    public void multiply(int part, int group, int image, int rows, int to) {
        int sums = room.behind(part);
        for (int kernel = 0; kernel < blocks.kernels(); kernel++) {
            int weights = kernels + (group * blocks.kernels() + kernel) * blocks.terms();
            int results = to + kernel * blocks.windows();
            if (taps.pitch() == taps.columns()) {
                arena.sumProducts(taps, weights, image, results, vectors);
            } else {
                arena.sumProducts(taps, weights, image, sums, vectors);
                arena.copyRows(sums, taps.pitch(), results, taps.columns(), rows, taps.columns());
            }
        }
    }

    @Override
    public void fold(int part, int group, int image, int rows, int others) {
        for (int kernel = 0; kernel < blocks.kernels(); kernel++) {
            int sums = sum(part) + (group * blocks.kernels() + kernel) * blocks.terms();
            int results = others + kernel * blocks.windows();
            arena.foldProducts(taps, results, image, sums, lanes.get(part), vectors);
        }
    }

    @Override
    public void finish() {
        if (blocks.parts() > 1) {
            arena.fill(kernels, weights());
            for (int part = 0; part < blocks.parts(); part++) {
                arena.add(sum(part), kernels, weights());
            }
        }
    }
}
