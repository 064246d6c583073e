package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.program.ConvolutionBlocks;
import gradus.engine.program.ConvolutionBlocks.Padded;
import java.util.Optional;

/// A convolution whose windows lie at every place. Block by block the image is copied into zeros as wide as the kernels
/// reach; then an element of a kernel lies at one distance from all results, so that nothing is unfolded.
final class DirectConvolution implements PlanStep {

    private final ConvolutionStep.Sides sides;
    private final ConvolutionBlocks blocks;
    private final Padded padded;
    private final Padding padding;
    /// Turns the kernels round, where they are needed so.
    private final Optional<Moves> turning;
    private final Arena arena;
    private final Room room;
    private final PaddedProducts products;

    /// Where the memory of the parts is.
    ///
    /// @param size of a part's
    /// @param zeros the elements of a part's padded image, which comes first
    record Room(int at, int size, int zeros) {

        int image(int part) {
            return at + part * size;
        }

        int behind(int part) {
            return image(part) + zeros;
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
        this.room = new Room(room, Math.toIntExact(blocks.room(isForKernels)), blocks.zeros());
        arena = planner.arena();
        padded = blocks.padded().orElseThrow();
        padding = new Padding(windows, sides, padded, arena);
        Taps taps = new Taps(distances(windows), padding.rows(), padding.columns(), padded.columns());
        products = products(isForKernels, taps, planner);
    }

    private PaddedProducts products(boolean isForKernels, Taps taps, Planner planner) {
        if (isForKernels) {
            return blocks.areShifted()
                    ? new ShiftSums(taps, blocks, sides.kernels(), room, planner)
                    : new TapSums(taps, blocks, sides.kernels(), room, planner);
        }
        if (!blocks.areShifted()) {
            return new TapProducts(taps, blocks, sides.kernels(), room, planner);
        }
        return planner.kernels()
                .products()
                .overVectors()
                .<PaddedProducts>map(written -> new VectorShifts(taps, blocks, sides.kernels(), room, written, planner))
                .orElseGet(() -> new PlainShifts(taps, blocks, sides.kernels(), room, planner));
    }

    private int[] distances(Windows windows) {
        int axes = sides.image().length - 2;
        int last = axes - 1;
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
        return distances;
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
        products.begin();
    }

    @Override
    public void run(int part) {
        arena.fill(room.image(part), room.zeros());
        products.clear(part);
        int end = blocks.firstImage(part + 1);
        for (int image = blocks.firstImage(part); image < end; image++) {
            for (int group = 0; group < blocks.groups(); group++) {
                int first = image * blocks.groups() + group;
                run(
                        part,
                        group,
                        sides.windowed() + first * padded.channels() * padding.imageSize(),
                        sides.others() + first * blocks.kernels() * blocks.windows());
            }
        }
    }

    private void run(int part, int group, int image, int others) {
        int zeros = room.image(part);
        for (int first = 0; first < padding.rows(); first += blocks.rows()) {
            int rows = Math.min(blocks.rows(), padding.rows() - first);
            padding.copy(image, zeros, first);
            products.run(part, group, zeros, rows, others + first * padding.columns());
        }
    }

    @Override
    public void finish() {
        products.finish();
    }
}
