package gradus.engine.device.simd;

import gradus.engine.program.ConvolutionBlocks;
import java.util.ArrayList;
import java.util.List;

/// Products with a padded image in plain loops: a piece of it is unfolded and multiplied as any matrix.
final class PlainShifts implements Shifts {

    private final Taps taps;
    private final ConvolutionBlocks blocks;
    private final int kernels;
    private final Arena arena;
    private final List<Products> products = new ArrayList<>();

    /// What a part multiplies with.
    ///
    /// @param most the windows taken at once
    /// @param rest for the fewer ones that are left
    private record Products(int most, ArenaProduct whole, ArenaProduct rest) {

        ArenaProduct of(int count) {
            return count == most ? whole : rest;
        }
    }

    private PlainShifts(boolean isForKernels, Taps taps, ConvolutionBlocks blocks, int kernels, Planner planner) {
        this.taps = taps;
        this.blocks = blocks;
        this.kernels = kernels;
        arena = planner.arena();
        int columns = taps.columns();
        boolean areRows = isForKernels && blocks.rows() > 1;
        int most = areRows ? blocks.rows() * columns : Math.min(columns, ConvolutionBlocks.MOST_WINDOWS);
        int rest = areRows ? taps.rows() % blocks.rows() * columns : columns % Math.max(1, most);
        for (int part = 0; part < blocks.parts(); part++) {
            products.add(new Products(
                    most,
                    ArenaProduct.plain(size(isForKernels, most), planner),
                    ArenaProduct.plain(size(isForKernels, rest), planner)));
        }
    }

    static PlainShifts forProducts(Taps taps, ConvolutionBlocks blocks, int kernels, Planner planner) {
        return new PlainShifts(false, taps, blocks, kernels, planner);
    }

    static PlainShifts forKernels(Taps taps, ConvolutionBlocks blocks, Planner planner) {
        return new PlainShifts(true, taps, blocks, 0, planner);
    }

    private ProductSize size(boolean isForKernels, int count) {
        return isForKernels
                ? new ProductSize(blocks.terms(), blocks.kernels(), count, false, true, true)
                : new ProductSize(blocks.kernels(), count, blocks.terms(), false, false, false);
    }

    @Override
    public void multiply(int part, int group, int image, int rows, int to, int spare) {
        int columns = taps.columns();
        int weights = kernels + group * blocks.kernels() * blocks.terms();
        for (int row = 0; row < rows; row++) {
            for (int from = 0; from < columns; from += ConvolutionBlocks.MOST_WINDOWS) {
                int count = Math.min(ConvolutionBlocks.MOST_WINDOWS, columns - from);
                int results = spare + blocks.terms() * count;
                unfold(image + row * taps.pitch() + from, spare, 1, count);
                products.get(part).of(count).run(weights, spare, results);
                arena.copyRows(results, count, to + row * columns + from, blocks.windows(), blocks.kernels(), count);
            }
        }
    }

    @Override
    public int sumColumns() {
        return blocks.kernels();
    }

    @Override
    public void fold(int part, int image, int count, int others, int sums, int spare) {
        int columns = Math.min(count, taps.columns());
        int right = spare + blocks.terms() * count;
        unfold(image, spare, count / columns, columns);
        arena.copyRows(others, blocks.windows(), right, count, blocks.kernels(), count);
        products.get(part).of(count).run(spare, right, sums);
    }

    private void unfold(int image, int to, int rows, int columns) {
        for (int term = 0; term < blocks.terms(); term++) {
            int at = image + taps.distances()[term];
            arena.copyRows(at, taps.pitch(), to + term * rows * columns, columns, rows, columns);
        }
    }
}
