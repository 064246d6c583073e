package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Edge;
import gradus.engine.device.simd.KernelForm.Left;
import gradus.engine.device.simd.KernelForm.Right;
import gradus.engine.program.ConvolutionBlocks;
import java.util.ArrayList;
import java.util.List;

/// Products of a padded image with all kernels of a group at once, over vectors: a matrix product whose right side is
/// the image itself, each of its rows shifted as the [Taps] say. Where a row of windows is whole vectors, results go
/// where they belong; else the runs go on over the columns beside the image, and what belongs is copied.
final class VectorShifts implements PaddedProducts {

    private final Taps taps;
    private final ConvolutionBlocks blocks;
    private final int kernels;
    private final DirectConvolution.Room room;
    private final Arena arena;
    private final Object memory;
    private final TileShape shape;
    /// Where the tiles start, and end: kernels of a group.
    private final int[] starts;
    /// The kernels of all groups, tile by tile.
    private final Object packed;

    private final List<Packer> packers = new ArrayList<>();

    /// For each tile.
    private final List<Kernel> narrow;

    private final List<Kernel> wide;

    /// @param kernels where they are
    VectorShifts(
            Taps taps,
            ConvolutionBlocks blocks,
            int kernels,
            DirectConvolution.Room room,
            VectorProducts written,
            Planner planner) {
        this.taps = taps;
        this.blocks = blocks;
        this.kernels = kernels;
        this.room = room;
        arena = planner.arena();
        memory = planner.isSingle() ? arena.floats() : arena.doubles();
        shape = written.tiles(planner.element());
        starts = shape.starts(blocks.kernels(), 1);
        packed = ElementArrays.of(shape.element()).allocate(blocks.groups() * blocks.kernels() * blocks.terms());
        for (int tile = 0; tile < starts.length - 1; tile++) {
            int height = starts[tile + 1] - starts[tile];
            packers.add(written.packer(new Packer.Form(shape.element(), shape.bits(), height, height, true)));
        }
        int last = taps.rows() % blocks.rows();
        narrow = isNarrow(blocks.rows()) || isNarrow(last) ? tiles(1, written) : List.of();
        wide = count(blocks.rows()) > shape.lanes() ? tiles(TileShape.VECTORS, written) : List.of();
    }

    private List<Kernel> tiles(int vectors, VectorProducts written) {
        return TileShape.kernels(
                starts,
                height -> new KernelForm(
                        shape.element(), shape.bits(), height, vectors, Edge.EVEN, Left.PACKED, Right.LISTED),
                written);
    }

    /// Whether rows of windows are whole vectors.
    private boolean areWhole() {
        return taps.columns() % shape.lanes() == 0;
    }

    /// How long the run of some rows is.
    private int count(int rows) {
        return areWhole() ? rows * taps.columns() : (rows - 1) * taps.pitch() + taps.columns();
    }

    /// Whether the last tiles of some rows are a vector wide.
    private boolean isNarrow(int rows) {
        int left = rows == 0 ? 0 : count(rows) % shape.width();
        return left > 0 && left <= shape.lanes();
    }

    @Override
    public void begin() {
        int terms = blocks.terms();
        for (int group = 0; group < blocks.groups(); group++) {
            for (int tile = 0; tile < packers.size(); tile++) {
                int at = (group * blocks.kernels() + starts[tile]) * terms;
                packers.get(tile).run(memory, kernels + at, terms, terms, packed, at);
            }
        }
    }

    @Override
    public void run(int part, int group, int image, int rows, int results) {
        int lanes = shape.lanes();
        boolean areWhole = areWhole();
        int count = count(rows);
        int stride = areWhole ? blocks.windows() : blocks.resultColumns();
        int to = areWhole ? results : room.behind(part);
        for (int column = 0; column < count; column += shape.width()) {
            int from = areWhole ? taps.place(column) : column;
            int apart = areWhole ? taps.place(column + lanes) - from : lanes;
            List<Kernel> tiles = count - column > lanes ? wide : narrow;
            multiply(tiles, group, image + from, apart, to + column, stride);
        }
        for (int kernel = 0; !areWhole && kernel < blocks.kernels(); kernel++) {
            int target = results + kernel * blocks.windows();
            arena.copyRows(to + kernel * stride, taps.pitch(), target, taps.columns(), rows, taps.columns());
        }
    }

    private void multiply(List<Kernel> tiles, int group, int from, int apart, int to, int stride) {
        int terms = blocks.terms();
        for (int tile = 0; tile < tiles.size(); tile++) {
            int left = (group * blocks.kernels() + starts[tile]) * terms;
            int at = to + starts[tile] * stride;
            tiles.get(tile)
                    .run(packed, left, 0, memory, from, apart, memory, at, stride, terms, 0, false, taps.distances());
        }
    }
}
