package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Edge;
import gradus.engine.device.simd.KernelForm.Left;
import gradus.engine.device.simd.KernelForm.Right;
import gradus.engine.program.ConvolutionBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Sums for the kernels over vectors. The gradients of the results are packed, strip by strip of as many kernels as a
/// tile is wide.
final class VectorFolds implements ShiftSums.Folds {

    private final ConvolutionBlocks blocks;
    private final Object memory;
    private final TileShape shape;
    /// Where the tiles start, and end: terms.
    private final int[] starts;
    /// The places of windows in the padded image, then the distances of terms.
    private final int[] list;

    private final List<Strip> strips = new ArrayList<>();
    /// For each part the packed gradients of a strip.
    private final List<Object> packed;

    /// What a strip is computed with.
    ///
    /// @param tiles a kernel for each
    private record Strip(Packer packer, List<Kernel> tiles) {}

    VectorFolds(Taps taps, ConvolutionBlocks blocks, VectorProducts written, Planner planner) {
        this.blocks = blocks;
        memory = planner.isSingle() ? planner.arena().floats() : planner.arena().doubles();
        shape = written.tiles(planner.element());
        int together = taps.together(shape.rows());
        starts = shape.starts(blocks.terms(), together);
        int windows = blocks.mostSummed();
        list = IntStream.concat(IntStream.range(0, windows).map(taps::place), IntStream.of(taps.distances()))
                .toArray();
        for (int column = 0; column < blocks.kernels(); column += shape.width()) {
            strips.add(strip(Math.min(shape.width(), blocks.kernels() - column), together, written));
        }
        ElementArrays arrays = ElementArrays.of(shape.element());
        packed = IntStream.range(0, blocks.parts())
                .mapToObj(part -> arrays.allocate(shape.width() * windows))
                .toList();
    }

    private Strip strip(int columns, int together, VectorProducts written) {
        int vectors = shape.vectors(columns);
        int width = vectors * shape.lanes();
        return new Strip(
                written.packer(new Packer.Form(shape.element(), shape.bits(), columns, width, true)),
                TileShape.kernels(
                        starts,
                        height -> new KernelForm(
                                shape.element(),
                                shape.bits(),
                                height,
                                vectors,
                                Edge.EVEN,
                                Left.LISTED,
                                Right.PACKED,
                                together),
                        written));
    }

    @Override
    public int columns() {
        return blocks.kernelColumns();
    }

    @Override
    public void add(int part, int image, int count, int results, int sums, int spare) {
        Object right = packed.get(part);
        int windows = list.length - blocks.terms();
        int stride = columns();
        for (int i = 0; i < strips.size(); i++) {
            Strip strip = strips.get(i);
            int column = i * shape.width();
            int from = results + column * blocks.windows();
            strip.packer().run(memory, from, blocks.windows(), count, right, 0);
            for (int tile = 0; tile < strip.tiles().size(); tile++) {
                int rows = windows + starts[tile];
                int at = sums + starts[tile] * stride + column;
                strip.tiles().get(tile).run(memory, image, rows, right, 0, 0, memory, at, stride, count, 0, true, list);
            }
        }
    }
}
