package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.program.ConvolutionBlocks;
import gradus.engine.program.ConvolutionBlocks.Padded;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A convolution of few kernels, as depthwise ones are. Each channel is copied into zeros as wide as the kernels reach;
/// then an element of a kernel lies at one distance from all results, and the results of all rows are one run, with a
/// few between the rows that nobody wants.
final class DirectConvolution implements PlanStep {

    private final ConvolutionBlocks blocks;
    private final Padded padded;
    private final ConvolutionStep.Sides sides;
    private final Optional<Moves> turning;
    private final Arena arena;
    private final boolean vectors;
    private final boolean isForKernels;
    private final int room;
    private final List<Object> lanes;
    private final Taps taps;
    private final Axis row;
    private final Axis column;

    /// One axis.
    ///
    /// @param image its length in what is read
    /// @param results its length in what is written
    /// @param before the zeros before it; below 0, what is left out of it
    /// @param padded its length with zeros
    private record Axis(int image, int results, int before, int padded) {

        static final Axis ONE = new Axis(1, 1, 0, 1);

        /// The first element that is read.
        int from() {
            return Math.max(0, -before);
        }

        /// How many elements are read.
        int count() {
            return Math.max(0, Math.min(image, padded - before) - from());
        }
    }

    /// @param isForKernels whether the gradient for the kernels is wanted, and not the products
    /// @param turning turns the kernels round, where they are needed so
    DirectConvolution(
            boolean isForKernels,
            Windows windows,
            ConvolutionStep.Sides sides,
            ConvolutionBlocks blocks,
            Optional<Moves> turning,
            int room,
            Planner planner) {
        this.sides = sides;
        this.blocks = blocks;
        this.turning = turning;
        this.room = room;
        this.isForKernels = isForKernels;
        padded = blocks.padded().orElseThrow();
        arena = planner.arena();
        vectors = planner.kernels().areVectors();
        lanes = IntStream.range(0, blocks.parts())
                .mapToObj(part -> arena.lanes())
                .toList();
        int axes = sides.image().length - 2;
        int last = axes - 1;
        column = axis(windows, last, padded.columns());
        row = axes == 1 ? Axis.ONE : axis(windows, 0, padded.rows());
        int kernelRows = axes == 1 ? 1 : sides.columns()[2];
        int kernelColumns = sides.columns()[2 + last];
        int rowStep = axes == 1 ? 0 : windows.dilations().getFirst() * padded.columns();
        int columnStep = windows.dilations().get(last);
        int[] distances = new int[padded.channels() * kernelRows * kernelColumns];
        for (int i = 0; i < distances.length; i++) {
            int place = i % (kernelRows * kernelColumns);
            distances[i] = i / (kernelRows * kernelColumns) * padded.size()
                    + place / kernelColumns * rowStep
                    + place % kernelColumns * columnStep;
        }
        taps = new Taps(distances, row.results(), column.results(), padded.columns());
    }

    private Axis axis(Windows windows, int axis, int length) {
        int axes = sides.image().length - 2;
        return new Axis(
                sides.image()[2 + axis],
                sides.columns()[2 + axes + axis],
                windows.before().get(axis),
                length);
    }

    @Override
    public boolean hasVectors() {
        return true;
    }

    @Override
    public int parts() {
        return blocks.parts();
    }

    @Override
    public void begin() {
        turning.ifPresent(arena::move);
    }

    @Override
    public void run(int part) {
        int channels = padded.channels();
        int zeros = room(part);
        arena.fill(zeros, channels * padded.size());
        if (isForKernels) {
            arena.fill(sum(part), weights());
        }
        int end = blocks.firstImage(part + 1);
        for (int image = blocks.firstImage(part); image < end; image++) {
            for (int group = 0; group < blocks.groups(); group++) {
                int first = image * blocks.groups() + group;
                for (int channel = 0; channel < channels; channel++) {
                    int from = sides.windowed() + (first * channels + channel) * row.image() * column.image();
                    copyInto(from, zeros + channel * padded.size());
                }
                for (int kernel = 0; kernel < blocks.kernels(); kernel++) {
                    int weight = (group * blocks.kernels() + kernel) * taps.distances().length;
                    int other = sides.others() + (first * blocks.kernels() + kernel) * blocks.windows();
                    if (isForKernels) {
                        fold(part, weight, zeros, other);
                    } else {
                        multiply(sides.kernels() + weight, zeros, zeros + channels * padded.size(), other);
                    }
                }
            }
        }
    }

    private int room(int part) {
        return room + part * Math.toIntExact(blocks.room(isForKernels));
    }

    private int weights() {
        return blocks.groups() * blocks.kernels() * taps.distances().length;
    }

    /// Where a part sums up its gradient for the kernels.
    private int sum(int part) {
        return blocks.parts() == 1 ? sides.kernels() : room(part) + (padded.channels() + 1) * padded.size();
    }

    private void fold(int part, int weight, int zeros, int other) {
        arena.foldProducts(taps, other, zeros, sum(part) + weight, lanes.get(part), vectors);
    }

    /// Adds up what the parts summed for the kernels.
    @Override
    public void finish() {
        if (isForKernels && blocks.parts() > 1) {
            arena.fill(sides.kernels(), weights());
            for (int part = 0; part < blocks.parts(); part++) {
                arena.add(sum(part), sides.kernels(), weights());
            }
        }
    }

    private void copyInto(int from, int zeros) {
        int rows = row.count();
        int columns = column.count();
        if (rows > 0 && columns > 0) {
            arena.copyRows(
                    from + row.from() * column.image() + column.from(),
                    column.image(),
                    zeros + (row.from() + row.before()) * padded.columns() + column.from() + column.before(),
                    padded.columns(),
                    rows,
                    columns);
        }
    }

    private void multiply(int weights, int zeros, int sums, int to) {
        if (padded.columns() == column.results()) {
            arena.sumProducts(taps, weights, zeros, to, vectors);
        } else {
            arena.sumProducts(taps, weights, zeros, sums, vectors);
            arena.copyRows(sums, padded.columns(), to, column.results(), row.results(), column.results());
        }
    }
}
