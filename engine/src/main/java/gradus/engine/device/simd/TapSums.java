package gradus.engine.device.simd;

import gradus.engine.program.ConvolutionBlocks;
import java.util.List;
import java.util.stream.IntStream;

/// The gradient for few kernels, one kernel after the other, each summed over all results at once.
final class TapSums implements PaddedProducts {

    private final Taps taps;
    private final ConvolutionBlocks blocks;
    private final int kernels;
    private final DirectConvolution.Room room;
    private final Arena arena;
    private final boolean vectors;
    private final List<Object> lanes;

    /// @param kernels where their gradient goes
    TapSums(Taps taps, ConvolutionBlocks blocks, int kernels, DirectConvolution.Room room, Planner planner) {
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

    /// Where a part sums up.
    private int sum(int part) {
        return blocks.parts() == 1 ? kernels : room.behind(part);
    }

    @Override
    public void run(int part, int group, int image, int rows, int results) {
        for (int kernel = 0; kernel < blocks.kernels(); kernel++) {
            int sums = sum(part) + (group * blocks.kernels() + kernel) * blocks.terms();
            arena.foldProducts(taps, results + kernel * blocks.windows(), image, sums, lanes.get(part), vectors);
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
