package gradus.engine.device.simd;

import gradus.engine.program.ConvolutionBlocks;
import java.util.ArrayList;
import java.util.List;

/// Sums for the kernels in plain loops: a piece of the padded image is unfolded and multiplied as any matrix.
final class PlainFolds implements ShiftSums.Folds {

    private final Taps taps;
    private final ConvolutionBlocks blocks;
    private final Arena arena;
    private final List<PieceProduct> products = new ArrayList<>();

    PlainFolds(Taps taps, ConvolutionBlocks blocks, Planner planner) {
        this.taps = taps;
        this.blocks = blocks;
        arena = planner.arena();
        int most = blocks.mostSummed();
        int rest =
                blocks.rows() > 1 ? taps.rows() % blocks.rows() * taps.columns() : taps.columns() % Math.max(1, most);
        for (int part = 0; part < blocks.parts(); part++) {
            products.add(PieceProduct.of(most, rest, this::size, planner));
        }
    }

    private ProductSize size(int count) {
        return new ProductSize(blocks.terms(), blocks.kernels(), count, false, true, true);
    }

    @Override
    public int columns() {
        return blocks.kernels();
    }

    @Override
    public void add(int part, int image, int count, int results, int sums, int spare) {
        int right = spare + blocks.terms() * count;
        arena.unfold(taps, image, spare, count);
        arena.copyRows(results, blocks.windows(), right, count, blocks.kernels(), count);
        products.get(part).of(count).run(spare, right, sums);
    }
}
