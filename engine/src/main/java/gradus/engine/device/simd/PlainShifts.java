package gradus.engine.device.simd;

import gradus.engine.program.ConvolutionBlocks;
import java.util.ArrayList;
import java.util.List;

/// Products of a padded image with kernels in plain loops: pieces of its rows are unfolded and multiplied as any
/// matrix.
final class PlainShifts implements PaddedProducts {

    private final Taps taps;
    private final ConvolutionBlocks blocks;
    private final int kernels;
    private final DirectConvolution.Room room;
    private final Arena arena;
    private final List<PieceProduct> products = new ArrayList<>();

    /// @param kernels where they are
    PlainShifts(Taps taps, ConvolutionBlocks blocks, int kernels, DirectConvolution.Room room, Planner planner) {
        this.taps = taps;
        this.blocks = blocks;
        this.kernels = kernels;
        this.room = room;
        arena = planner.arena();
        int most = Math.min(taps.columns(), ConvolutionBlocks.MOST_WINDOWS);
        int rest = taps.columns() % Math.max(1, most);
        for (int part = 0; part < blocks.parts(); part++) {
            products.add(PieceProduct.of(most, rest, this::size, planner));
        }
    }

    private ProductSize size(int count) {
        return new ProductSize(blocks.kernels(), count, blocks.terms(), false, false, false);
    }

    @Override
    public void run(int part, int group, int image, int rows, int results) {
        int columns = taps.columns();
        int weights = kernels + group * blocks.kernels() * blocks.terms();
        int unfolded = room.behind(part);
        for (int row = 0; row < rows; row++) {
            for (int from = 0; from < columns; from += ConvolutionBlocks.MOST_WINDOWS) {
                int count = Math.min(ConvolutionBlocks.MOST_WINDOWS, columns - from);
                int product = unfolded + blocks.terms() * count;
                int to = results + row * columns + from;
                arena.unfold(taps, image + row * taps.pitch() + from, unfolded, count);
                products.get(part).of(count).run(weights, unfolded, product);
                arena.copyRows(product, count, to, blocks.windows(), blocks.kernels(), count);
            }
        }
    }
}
