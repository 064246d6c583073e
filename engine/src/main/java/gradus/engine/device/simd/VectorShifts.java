package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Edge;
import gradus.engine.device.simd.KernelForm.Element;
import gradus.engine.device.simd.KernelForm.Left;
import gradus.engine.device.simd.KernelForm.Right;
import gradus.engine.program.ConvolutionBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Products with a padded image over vectors. Where a row of windows is whole vectors, results go where they belong;
/// else the runs go on over the columns beside the image, and what belongs is copied.
final class VectorShifts implements Shifts {

    private final Taps taps;
    private final ConvolutionBlocks blocks;
    private final Arena arena;
    private final Object memory;
    private final TileShape shape;
    /// Where the tiles start, and end: rows of the left matrix.
    private final int[] starts;
    private final Tiles wide;
    private final Tiles narrow;

    /// For the products: where the kernels are; packed, those of all groups one after the other.
    private final int kernels;
    private final Object packed;
    private final List<Packer> leftPackers;

    /// For the kernels: the rows' places behind the distances of windows, and for each part the packed gradients.
    private final int[] list;
    private final List<Object> packedOthers;
    private final List<Packer> rightPackers;

    /// Kernels for a strip: for tiles of the larger height and of the one less.
    private record Tiles(Kernel high, Kernel low) {

        static Tiles of(IntFunction<KernelForm> form, int[] starts, VectorProducts written) {
            int height = starts[1];
            int least = starts[starts.length - 1] - starts[starts.length - 2];
            return new Tiles(written.kernel(form.apply(height)), written.kernel(form.apply(least)));
        }
    }

    private VectorShifts(
            boolean isForKernels,
            Taps taps,
            ConvolutionBlocks blocks,
            int kernels,
            VectorProducts written,
            Planner planner) {
        this.taps = taps;
        this.blocks = blocks;
        this.kernels = kernels;
        arena = planner.arena();
        memory = planner.isSingle() ? arena.floats() : arena.doubles();
        shape = written.tiles(planner.isSingle() ? Element.FLOAT : Element.DOUBLE);
        ElementArrays arrays = planner.isSingle() ? new FloatArrays() : new DoubleArrays();
        int together = isForKernels ? together(shape.rows()) : 1;
        starts = starts(
                (isForKernels ? blocks.terms() : blocks.kernels()) / together, shape.rows() / together, together);
        Left left = isForKernels ? Left.LISTED : Left.PACKED;
        Right right = isForKernels ? Right.PACKED : Right.LISTED;
        wide = Tiles.of(height -> form(height, TileShape.VECTORS, left, right, together), starts, written);
        narrow = Tiles.of(height -> form(height, 1, left, right, together), starts, written);
        packed = arrays.allocate(isForKernels ? 0 : blocks.groups() * blocks.kernels() * blocks.terms());
        leftPackers = new ArrayList<>();
        rightPackers = new ArrayList<>();
        packedOthers = new ArrayList<>();
        list = isForKernels ? list() : new int[0];
        if (isForKernels) {
            for (int column = 0; column < blocks.kernels(); column += shape.width()) {
                rightPackers.add(rightPacker(Math.min(shape.width(), blocks.kernels() - column), written));
            }
            int size = shape.width() * mostWindows();
            IntStream.range(0, blocks.parts()).forEach(part -> packedOthers.add(arrays.allocate(size)));
        } else {
            for (int tile = 0; tile < starts.length - 1; tile++) {
                int height = starts[tile + 1] - starts[tile];
                leftPackers.add(written.packer(new Packer.Form(shape.element(), shape.bits(), height, height, true)));
            }
        }
    }

    static VectorShifts forProducts(
            Taps taps, ConvolutionBlocks blocks, int kernels, VectorProducts written, Planner planner) {
        return new VectorShifts(false, taps, blocks, kernels, written, planner);
    }

    static VectorShifts forKernels(Taps taps, ConvolutionBlocks blocks, VectorProducts written, Planner planner) {
        return new VectorShifts(true, taps, blocks, 0, written, planner);
    }

    /// How many terms, one after the other, lie side by side: those of a row of the kernel, if a tile may be so high.
    private int together(int most) {
        int[] distances = taps.distances();
        int run = 1;
        while (run < distances.length && distances[run] == distances[0] + run) {
            run++;
        }
        int length = run;
        boolean areAll = length <= most
                && distances.length % length == 0
                && IntStream.range(0, distances.length)
                        .allMatch(i -> distances[i] == distances[i - i % length] + i % length);
        return areAll ? length : 1;
    }

    /// Cuts groups of rows into tiles that are about as high.
    private static int[] starts(int groups, int most, int height) {
        int tiles = Math.ceilDiv(groups, most);
        return IntStream.rangeClosed(0, tiles)
                .map(tile -> height * (tile * (groups / tiles) + Math.min(tile, groups % tiles)))
                .toArray();
    }

    private KernelForm form(int rows, int vectors, Left left, Right right, int together) {
        return new KernelForm(shape.element(), shape.bits(), rows, vectors, Edge.EVEN, left, right, together);
    }

    private Packer rightPacker(int columns, VectorProducts written) {
        int width = columns > shape.lanes() ? shape.width() : shape.lanes();
        return written.packer(new Packer.Form(shape.element(), shape.bits(), columns, width, true));
    }

    private int mostWindows() {
        return blocks.rows() == 1
                ? Math.min(taps.columns(), ConvolutionBlocks.MOST_WINDOWS)
                : blocks.rows() * taps.columns();
    }

    private int[] list() {
        int windows = mostWindows();
        int[] places = new int[windows + blocks.terms()];
        for (int i = 0; i < windows; i++) {
            places[i] = place(i);
        }
        System.arraycopy(taps.distances(), 0, places, windows, blocks.terms());
        return places;
    }

    /// Where a window begins in the padded image.
    private int place(int window) {
        return window / taps.columns() * taps.pitch() + window % taps.columns();
    }

    @Override
    public void begin() {
        int terms = blocks.terms();
        for (int group = 0; group < blocks.groups(); group++) {
            for (int tile = 0; tile < leftPackers.size(); tile++) {
                int at = (group * blocks.kernels() + starts[tile]) * terms;
                leftPackers.get(tile).run(memory, kernels + at, terms, terms, packed, at);
            }
        }
    }

    @Override
    public void multiply(int part, int group, int image, int rows, int to, int spare) {
        int lanes = shape.lanes();
        boolean areWhole = taps.columns() % lanes == 0;
        int count = areWhole ? rows * taps.columns() : (rows - 1) * taps.pitch() + taps.columns();
        int stride = areWhole ? blocks.windows() : blocks.resultColumns();
        int results = areWhole ? to : spare;
        for (int column = 0; column < count; column += shape.width()) {
            int from = areWhole ? place(column) : column;
            int apart = areWhole ? place(column + lanes) - from : lanes;
            Tiles tiles = count - column > lanes ? wide : narrow;
            multiply(tiles, group, image + from, apart, results + column, stride);
        }
        for (int kernel = 0; !areWhole && kernel < blocks.kernels(); kernel++) {
            arena.copyRows(
                    spare + kernel * stride,
                    taps.pitch(),
                    to + kernel * blocks.windows(),
                    taps.columns(),
                    rows,
                    taps.columns());
        }
    }

    private void multiply(Tiles tiles, int group, int from, int apart, int to, int stride) {
        int terms = blocks.terms();
        int first = group * blocks.kernels();
        for (int tile = 0; tile < starts.length - 1; tile++) {
            int start = starts[tile];
            Kernel kernel = starts[tile + 1] - start == starts[1] ? tiles.high : tiles.low;
            int left = (first + start) * terms;
            int at = to + start * stride;
            kernel.run(packed, left, 0, memory, from, apart, memory, at, stride, terms, 0, false, taps.distances());
        }
    }

    @Override
    public int sumColumns() {
        return blocks.kernelColumns();
    }

    @Override
    public void fold(int part, int image, int count, int others, int sums, int spare) {
        Object right = packedOthers.get(part);
        int windows = list.length - blocks.terms();
        int stride = blocks.kernelColumns();
        int width = shape.width();
        for (int strip = 0; strip < rightPackers.size(); strip++) {
            int column = strip * width;
            Tiles tiles = blocks.kernels() - column > shape.lanes() ? wide : narrow;
            rightPackers.get(strip).run(memory, others + column * blocks.windows(), blocks.windows(), count, right, 0);
            for (int tile = 0; tile < starts.length - 1; tile++) {
                int start = starts[tile];
                Kernel kernel = starts[tile + 1] - start == starts[1] ? tiles.high : tiles.low;
                int at = sums + start * stride + column;
                kernel.run(memory, image, windows + start, right, 0, 0, memory, at, stride, count, 0, true, list);
            }
        }
    }
}
