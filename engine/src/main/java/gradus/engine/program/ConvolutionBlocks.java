package gradus.engine.program;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// How a convolution is cut: the images into parts that may be computed at the same time, each image into blocks of
/// rows of windows. A block is unfolded into memory that each part has of its own, small enough to stay in the caches.
/// This depends on the lengths alone, so that results do not depend on what computes the parts.
///
/// @param images in all
/// @param groups of channels
/// @param kernels of a group
/// @param terms that are multiplied with a kernel's and added
/// @param windows over an image
/// @param rowWindows of them in a row along the first spatial axis
/// @param rows of a block
/// @param parts that the images are shared by
/// @param isTurned whether it is a gradient for images that is computed as a convolution: that of the products'
///     gradient with the kernels turned round, whose windows overlap in what is read and not in what is written
/// @param padded the image as it is read directly, without being unfolded; empty where it is unfolded
public record ConvolutionBlocks(
        int images,
        int groups,
        int kernels,
        int terms,
        int windows,
        int rowWindows,
        int rows,
        int parts,
        boolean isTurned,
        Optional<Padded> padded) {

    /// What a block's windows lie over, of the channels of a group in an image of two axes, or of one as a row, with as
    /// many zeros around it that all windows lie in it.
    public record Padded(int channels, int rows, int columns) {

        /// The elements of a channel.
        public int size() {
            return rows * columns;
        }
    }

    /// How many elements the kernels over vectors read and write too much at the end of a run.
    public static final int SLACK = 32;

    /// The windows whose products with one kernel's gradient are summed at once, unless rows are so short that several
    /// whole ones are.
    public static final int MOST_WINDOWS = 256;

    /// The unfolded elements of a block at most, unless a row has more.
    private static final int MOST_UNFOLDED = 1 << 16;

    private static final int MOST_PARTS = 8;

    /// A product with fewer rows is too slow to be worth being turned.
    private static final int LEAST_TURNED = 8;

    /// So few kernels are taken one by one, as those of depthwise convolutions are.
    private static final int MOST_SINGLE = 2;

    /// So many make a matrix product that reads the padded image where it lies.
    private static final int LEAST_SHIFTED = 8;

    /// The padded elements of a block at most, unless a row needs more.
    private static final int MOST_PADDED = 1 << 16;

    /// The blocks of a step; empty when it is no convolution.
    ///
    /// @param lengths those known by name
    public static Optional<ConvolutionBlocks> of(Step step, Map<String, Integer> lengths) {
        return switch (step.instruction()) {
            case Instruction.Convolve(var windows, Shape columns) ->
                Optional.of(withImages(
                        windows, columns, step.output(), step.inputs().getFirst(), step, lengths));
            case Instruction.ConvolveForKernels(var windows, Shape columns) ->
                Optional.of(withImages(windows, columns, step.inputs().getFirst(), step.output(), step, lengths));
            case Instruction.ConvolveForImages(var windows, Shape columns) ->
                Optional.of(forImages(windows, columns, step, lengths));
            default -> Optional.empty();
        };
    }

    private static ConvolutionBlocks of(
            Shape unfolded, Operand products, Operand kernels, Map<String, Integer> lengths) {
        int[] columns = unfolded.resolve(lengths).lengths();
        int[] results = products.shape().resolve(lengths).lengths();
        int terms = kernels.shape().resolve(lengths).get(-1).size();
        return cut(results[0], results[1], results[2], terms, results[3], columns[1 + columns.length / 2]);
    }

    private static ConvolutionBlocks withImages(
            Windows windows,
            Shape unfolded,
            Operand products,
            Operand kernels,
            Step step,
            Map<String, Integer> lengths) {
        ConvolutionBlocks blocks = of(unfolded, products, kernels, lengths);
        int[] columns = unfolded.resolve(lengths).lengths();
        boolean isForKernels = step.instruction() instanceof Instruction.ConvolveForKernels;
        return isRead(windows, columns, blocks.kernels())
                ? blocks.padded(windows, columns, columns[1] / blocks.groups(), windows(columns), isForKernels)
                : blocks;
    }

    private static ConvolutionBlocks forImages(
            Windows windows, Shape unfolded, Step step, Map<String, Integer> lengths) {
        Operand products = step.inputs().get(1);
        int[] columns = unfolded.resolve(lengths).lengths();
        int[] results = products.shape().resolve(lengths).lengths();
        int[] image = step.output().shape().resolve(lengths).lengths();
        int channels = image[1] / Math.max(1, results[1]);
        boolean isRead = isRead(windows, columns, channels);
        if (!isRead && !(isDense(windows, columns) && channels >= LEAST_TURNED)) {
            return of(unfolded, products, step.inputs().getFirst(), lengths);
        }
        int[] spatial = Arrays.copyOfRange(image, 2, image.length);
        int terms = results[2] * product(kernel(columns));
        ConvolutionBlocks blocks = cut(image[0], results[1], channels, terms, product(spatial), spatial[0])
                .turnedRound();
        return isRead ? blocks.padded(windows, columns, results[2], spatial, false) : blocks;
    }

    /// Whether windows lie at every place, and are not single elements.
    private static boolean isDense(Windows windows, int[] columns) {
        return product(kernel(columns)) > 1 && windows.strides().stream().allMatch(stride -> stride == 1);
    }

    /// Whether the padded image is read directly.
    private static boolean isRead(Windows windows, int[] columns, int kernels) {
        return isDense(windows, columns)
                && (kernels <= MOST_SINGLE || kernels >= LEAST_SHIFTED)
                && windows.strides().size() <= 2;
    }

    private static int[] kernel(int[] columns) {
        return Arrays.copyOfRange(columns, 2, 1 + columns.length / 2);
    }

    private static int[] windows(int[] columns) {
        return Arrays.copyOfRange(columns, 1 + columns.length / 2, columns.length);
    }

    private static int product(int[] lengths) {
        return Arrays.stream(lengths).reduce(1, (x, y) -> x * y);
    }

    /// @param counts of the windows along each axis
    private ConvolutionBlocks padded(Windows windows, int[] columns, int channels, int[] counts, boolean isForKernels) {
        int last = counts.length - 1;
        int width = counts[last] + reach(windows, columns, last);
        int height = last == 0 ? 1 : counts[0];
        int above = last == 0 ? 0 : reach(windows, columns, 0);
        int some = height;
        if (kernels >= LEAST_SHIFTED) {
            int most = MOST_PADDED / Math.max(1, channels * width) - above;
            int few = isForKernels ? MOST_WINDOWS / Math.max(1, counts[last]) : most;
            some = share(height, Math.min(most, few));
        }
        Padded image = new Padded(channels, some + above, width);
        return new ConvolutionBlocks(
                images, groups, kernels, terms, windows(), counts[last], some, parts, isTurned, Optional.of(image));
    }

    /// How far a kernel reaches beyond its first element.
    private static int reach(Windows windows, int[] columns, int axis) {
        return (kernel(columns)[axis] - 1) * windows.dilations().get(axis);
    }

    /// The rows of a block when they are cut into as few blocks as a largest number allows, all about as large.
    private static int share(int rows, int most) {
        return Math.max(1, Math.ceilDiv(rows, Math.max(1, Math.ceilDiv(rows, Math.max(1, most)))));
    }

    /// @param rowCount the rows of windows
    private static ConvolutionBlocks cut(int images, int groups, int kernels, int terms, int windows, int rowCount) {
        int rowWindows = rowCount == 0 ? 0 : windows / rowCount;
        long row = (long) groups * terms * rowWindows;
        int rows = share(rowCount, (int) (MOST_UNFOLDED / Math.max(1, row)));
        int parts = Math.clamp(images, 1, MOST_PARTS);
        return new ConvolutionBlocks(
                images, groups, kernels, terms, windows, rowWindows, rows, parts, false, Optional.empty());
    }

    private ConvolutionBlocks turnedRound() {
        return new ConvolutionBlocks(
                images, groups, kernels, terms, windows, rowWindows, rows, parts, true, Optional.empty());
    }

    /// Whether kernels are multiplied with the padded image all at once, as a matrix.
    public boolean areShifted() {
        return padded.isPresent() && kernels >= LEAST_SHIFTED;
    }

    /// Whether an image is one block.
    public boolean areWhole() {
        return rows * rowWindows >= windows;
    }

    /// The windows of a block.
    public int blockWindows() {
        return rows * rowWindows;
    }

    /// The unfolded elements of a block.
    public int unfolded() {
        return groups * terms * blockWindows();
    }

    /// The elements on the other side of a block's product, where they do not lie together.
    public int others() {
        return areWhole() ? 0 : groups * kernels * blockWindows();
    }

    /// The elements of memory that a part needs, with a sum of its own for the kernels' gradient.
    public long room(boolean isForKernels) {
        return padded.map(image -> areShifted() ? shifted(isForKernels) : image.size() + summed(isForKernels))
                .map(behind -> zeros() + behind)
                .orElseGet(() -> (long) groups * terms * blockWindows() + others() + summed(isForKernels));
    }

    private long summed(boolean isForKernels) {
        return isForKernels && parts > 1 ? (long) groups * kernels * terms : 0;
    }

    /// The elements of a part's padded image.
    public int zeros() {
        return padded.map(image -> image.channels() * image.size() + (areShifted() ? SLACK : 0))
                .orElse(0);
    }

    /// What lies behind the padded image: the sums for the kernels, and either results in rows as long as those of the
    /// padded image or the matrices of a plain product.
    private long shifted(boolean isForKernels) {
        int most = Math.min(rowWindows, MOST_WINDOWS);
        return isForKernels
                ? (long) groups * terms * kernelColumns() + (long) (terms + kernels) * mostSummed()
                : Math.max((long) kernels * resultColumns(), (long) (terms + kernels) * most);
    }

    /// How many windows are summed at once for the kernels of a padded image: those of a block, or of a piece of a row.
    public int mostSummed() {
        return rows == 1 ? Math.min(rowWindows, MOST_WINDOWS) : blockWindows();
    }

    /// The length of a row of the sums for the kernels.
    public int kernelColumns() {
        return Math.ceilDiv(kernels, SLACK) * SLACK;
    }

    /// The length of a row of results that lie as the rows of the padded image do.
    public int resultColumns() {
        return padded.map(image -> Math.ceilDiv(rows * image.columns(), SLACK) * SLACK)
                .orElse(0);
    }

    /// The elements of the kernels turned round, which lie behind the memory of the parts.
    public int turned() {
        return isTurned ? groups * kernels * terms : 0;
    }

    /// The first image of a part; behind the last part, the number of images.
    public int firstImage(int part) {
        return (int) ((long) images * part / parts);
    }

    /// The memory of all parts, and of what they share.
    static long room(Step step, Map<String, Integer> lengths) {
        return of(step, lengths)
                .map(blocks ->
                        blocks.parts() * blocks.room(step.instruction() instanceof Instruction.ConvolveForKernels)
                                + blocks.turned())
                .orElse(0L);
    }
}
