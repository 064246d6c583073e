package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.ConvolutionBlocks;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A convolution, or its gradient for the kernels or for the images: [block by block][ConvolutionBlocks], each unfolded
/// into the memory of its part and multiplied there.
final class ConvolutionStep implements PlanStep {

    /// What of `y = w ∗ x` is computed.
    private enum Wanted {
        PRODUCTS,
        KERNELS,
        IMAGES
    }

    private final Wanted wanted;
    private final ConvolutionBlocks blocks;
    /// Turns the kernels round, where they are needed so.
    private final Optional<Moves> turning;
    private final Arena arena;
    private final List<Block> cut;
    private final List<Part> parts;
    private final int images;
    private final int products;
    private final int kernels;
    private final int imageSize;
    /// Whether an image is what it is unfolded to.
    private final boolean isUnfolded;

    /// What computes one part of the images.
    ///
    /// @param whole the product of a block; each part has its own, since products have memory of their own
    /// @param last the product of the last block
    /// @param unfolded where a block is unfolded to
    /// @param others where the other side of a block lies together
    /// @param sum where this part's gradient for the kernels is summed
    private record Part(ArenaProduct whole, ArenaProduct last, int unfolded, int others, int sum) {}

    /// A block of every image.
    ///
    /// @param first window
    /// @param count of windows
    private record Block(int first, int count, Unfold unfold, FoldBack foldBack) {}

    /// Where a step finds what it reads and writes.
    ///
    /// @param windowed where `x` or its gradient is, whichever the step reads or writes; the windows lie over it
    /// @param others the same for `y`
    /// @param kernels the same for `w`
    /// @param image the lengths of what the windows lie over, `[n, c, spatial…]`
    /// @param columns the lengths of the windows, `[n, c, kernel…, windows…]`
    @SuppressWarnings("ArrayRecordComponent")
    record Sides(int windowed, int others, int kernels, int[] image, int[] columns) {}

    private ConvolutionStep(
            Wanted wanted,
            Windows windows,
            Sides sides,
            ConvolutionBlocks blocks,
            Optional<Moves> turning,
            Step step,
            Planner planner) {
        this.wanted = wanted;
        this.blocks = blocks;
        this.turning = turning;
        images = sides.windowed();
        products = sides.others();
        kernels = sides.kernels();
        arena = planner.arena();
        int[] image = sides.image();
        int[] columns = sides.columns();
        imageSize = Layout.count(image) / Math.max(1, image[0]);
        isUnfolded = blocks.areWhole() && isUnfolded(windows, image, columns);
        cut = blocks(windows, image, columns, planner.kernels().areVectors());
        parts = new ArrayList<>();
        int room = planner.room(step).at();
        int size = Math.toIntExact(blocks.room(wanted == Wanted.KERNELS));
        for (int part = 0; part < blocks.parts(); part++) {
            int at = room + part * size;
            int others = at + blocks.unfolded();
            int sum = blocks.parts() == 1 ? kernels : others + blocks.others();
            ArenaProduct last = product(cut.getLast(), planner);
            parts.add(new Part(cut.size() == 1 ? last : product(cut.getFirst(), planner), last, at, others, sum));
        }
    }

    static PlanStep of(Step step, Planner planner) {
        Operand one = step.inputs().get(0);
        Operand other = step.inputs().get(1);
        Operand output = step.output();
        return switch (step.instruction()) {
            case Instruction.Convolve(var windows, var columns) ->
                of(Wanted.PRODUCTS, windows, columns, other, output, one, step, planner);
            case Instruction.ConvolveForKernels(var windows, var columns) ->
                of(Wanted.KERNELS, windows, columns, other, one, output, step, planner);
            case Instruction.ConvolveForImages(var windows, var columns) ->
                of(Wanted.IMAGES, windows, columns, output, other, one, step, planner);
            default -> throw new IllegalArgumentException("No convolution: " + step);
        };
    }

    private static PlanStep of(
            Wanted wanted,
            Windows windows,
            Shape unfolded,
            Operand images,
            Operand products,
            Operand kernels,
            Step step,
            Planner planner) {
        ConvolutionBlocks blocks =
                ConvolutionBlocks.of(step, planner.arena().lengths()).orElseThrow();
        int[] image = planner.lengths(images);
        int[] columns = planner.lengths(unfolded);
        Sides sides = new Sides(
                planner.place(images).at(),
                planner.place(products).at(),
                planner.place(kernels).at(),
                image,
                columns);
        return blocks.isTurned()
                ? turned(windows, sides, blocks, step, planner)
                : of(wanted, windows, sides, blocks, Optional.empty(), step, planner);
    }

    private static PlanStep of(
            Wanted wanted,
            Windows windows,
            Sides sides,
            ConvolutionBlocks blocks,
            Optional<Moves> turning,
            Step step,
            Planner planner) {
        return blocks.padded().isPresent()
                ? new DirectConvolution(
                        wanted == Wanted.KERNELS,
                        windows,
                        sides,
                        blocks,
                        turning,
                        planner.room(step).at(),
                        planner)
                : new ConvolutionStep(wanted, windows, sides, blocks, turning, step, planner);
    }

    /// The gradient for images as a convolution: images and products change places, and the kernels of a channel are
    /// those of all products, from the last place to the first.
    private static PlanStep turned(Windows windows, Sides sides, ConvolutionBlocks blocks, Step step, Planner planner) {
        int axes = sides.image().length - 2;
        int[] image = sides.image().clone();
        int[] columns = sides.columns().clone();
        List<Integer> before = new ArrayList<>();
        int places = 1;
        for (int axis = 0; axis < axes; axis++) {
            int kernel = columns[2 + axis];
            places *= kernel;
            before.add((kernel - 1) * windows.dilations().get(axis)
                    - windows.before().get(axis));
            image[2 + axis] = columns[2 + axes + axis];
            columns[2 + axes + axis] = sides.image()[2 + axis];
        }
        int channels = blocks.kernels();
        int products = blocks.terms() / places;
        image[1] = blocks.groups() * products;
        columns[1] = image[1];
        int room = planner.room(step).at() + blocks.parts() * Math.toIntExact(blocks.room(false));
        int[] lengths = {blocks.groups(), products, channels, places};
        Layout kernels = new Layout(sides.kernels() + places - 1, lengths, new int[] {
            products * channels * places, channels * places, places, -1
        });
        Layout turned =
                new Layout(room, lengths, new int[] {channels * products * places, places, products * places, 1});
        return of(
                Wanted.PRODUCTS,
                new Windows(windows.strides(), windows.dilations(), before),
                new Sides(/* windowed= */ sides.others(), /* others= */ sides.windowed(), room, image, columns),
                blocks,
                Optional.of(Moves.copy(kernels, turned, RowCopiers.of(planner))),
                step,
                planner);
    }

    /// Whether windows are single elements side by side.
    private static boolean isUnfolded(Windows windows, int[] image, int[] columns) {
        boolean isUnfolded = true;
        int axes = image.length - 2;
        for (int axis = 0; axis < axes; axis++) {
            isUnfolded &= columns[2 + axis] == 1
                    && columns[2 + axes + axis] == image[2 + axis]
                    && windows.strides().get(axis) == 1
                    && windows.before().get(axis) == 0;
        }
        return isUnfolded;
    }

    private ArenaProduct product(Block block, Planner planner) {
        int count = block.count();
        return ArenaProduct.of(
                switch (wanted) {
                    case PRODUCTS -> new ProductSize(blocks.kernels(), count, blocks.terms(), false, false, false);
                    case KERNELS -> new ProductSize(blocks.kernels(), blocks.terms(), count, false, true, true);
                    case IMAGES -> new ProductSize(blocks.terms(), count, blocks.kernels(), true, false, false);
                },
                planner);
    }

    private List<Block> blocks(Windows windows, int[] image, int[] columns, boolean vectors) {
        int axes = image.length - 2;
        List<Block> all = new ArrayList<>();
        for (int row = 0; row < columns[2 + axes]; row += blocks.rows()) {
            int rows = Math.min(blocks.rows(), columns[2 + axes] - row);
            List<Integer> before = new ArrayList<>(windows.before());
            before.set(0, before.getFirst() - row * windows.strides().getFirst());
            Windows there = new Windows(windows.strides(), windows.dilations(), before);
            int[] one = image.clone();
            one[0] = 1;
            int[] parts = columns.clone();
            parts[0] = 1;
            parts[2 + axes] = rows;
            Layout whole = Layout.rowMajor(0, one);
            Layout unfolded = Layout.rowMajor(0, parts);
            int count = rows * blocks.rowWindows();
            all.add(new Block(
                    row * blocks.rowWindows(),
                    count,
                    new Unfold(there, 0, whole, unfolded, vectors),
                    new FoldBack(there, unfolded, whole, vectors)));
        }
        return all;
    }

    @Override
    public boolean hasVectors() {
        return true;
    }

    @Override
    public int parts() {
        return parts.size();
    }

    @Override
    public void begin() {
        turning.ifPresent(arena::move);
    }

    @Override
    public void run(int number) {
        Part part = parts.get(number);
        int size = blocks.groups() * blocks.kernels() * blocks.terms();
        if (wanted == Wanted.KERNELS) {
            arena.fill(part.sum(), size);
        }
        int end = blocks.firstImage(number + 1);
        for (int image = blocks.firstImage(number); image < end; image++) {
            int at = images + image * imageSize;
            int results = products + image * blocks.groups() * blocks.kernels() * blocks.windows();
            for (int i = 0; i < cut.size(); i++) {
                ArenaProduct product = i < cut.size() - 1 ? part.whole() : part.last();
                switch (wanted) {
                    case PRODUCTS -> multiply(part, cut.get(i), product, at, results);
                    case KERNELS -> sum(part, cut.get(i), product, at, results);
                    case IMAGES -> spread(part, cut.get(i), product, at, results);
                }
            }
        }
    }

    private void multiply(Part part, Block block, ArenaProduct product, int image, int results) {
        int unfolded = unfolded(part, block, image);
        int others = blocks.areWhole() ? results : part.others();
        for (int group = 0; group < blocks.groups(); group++) {
            product.run(
                    kernels + group * blocks.kernels() * blocks.terms(),
                    unfolded + group * blocks.terms() * block.count(),
                    others + group * blocks.kernels() * block.count());
        }
        if (!blocks.areWhole()) {
            int rows = blocks.groups() * blocks.kernels();
            arena.copyRows(others, block.count(), results + block.first(), blocks.windows(), rows, block.count());
        }
    }

    private void sum(Part part, Block block, ArenaProduct product, int image, int results) {
        int unfolded = unfolded(part, block, image);
        int others = others(part, block, results);
        for (int group = 0; group < blocks.groups(); group++) {
            product.run(
                    others + group * blocks.kernels() * block.count(),
                    unfolded + group * blocks.terms() * block.count(),
                    part.sum() + group * blocks.kernels() * blocks.terms());
        }
    }

    private void spread(Part part, Block block, ArenaProduct product, int image, int results) {
        int others = others(part, block, results);
        int unfolded = isUnfolded ? image : part.unfolded();
        for (int group = 0; group < blocks.groups(); group++) {
            product.run(
                    kernels + group * blocks.kernels() * blocks.terms(),
                    others + group * blocks.kernels() * block.count(),
                    unfolded + group * blocks.terms() * block.count());
        }
        if (unfolded == image) {
            return;
        }
        if (blocks.areWhole()) {
            arena.foldBack(block.foldBack(), unfolded, image);
        } else {
            if (block.first() == 0) {
                arena.fill(image, imageSize);
            }
            arena.addBack(block.foldBack(), unfolded, image);
        }
    }

    /// Where a block of an image lies unfolded.
    private int unfolded(Part part, Block block, int image) {
        if (isUnfolded) {
            return image;
        }
        arena.unfold(block.unfold(), image, part.unfolded());
        return part.unfolded();
    }

    /// Where the other side of a block lies together.
    private int others(Part part, Block block, int results) {
        if (blocks.areWhole()) {
            return results;
        }
        int rows = blocks.groups() * blocks.kernels();
        arena.copyRows(results + block.first(), blocks.windows(), part.others(), block.count(), rows, block.count());
        return part.others();
    }

    /// Adds up what the parts summed for the kernels.
    @Override
    public void finish() {
        if (wanted == Wanted.KERNELS && parts.size() > 1) {
            int size = blocks.groups() * blocks.kernels() * blocks.terms();
            arena.fill(kernels, size);
            for (int i = 0; i < parts.size(); i++) {
                arena.add(parts.get(i).sum(), kernels, size);
            }
        }
    }
}
