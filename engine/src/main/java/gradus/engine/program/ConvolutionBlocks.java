package gradus.engine.program;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.Shape;
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
public record ConvolutionBlocks(
        int images,
        int groups,
        int kernels,
        int terms,
        int windows,
        int rowWindows,
        int rows,
        int parts,
        boolean isTurned) {

    /// The unfolded elements of a block at most, unless a row has more.
    private static final int MOST_UNFOLDED = 1 << 16;

    private static final int MOST_PARTS = 8;

    /// A product with fewer rows is too slow to be worth being turned.
    private static final int LEAST_TURNED = 8;

    /// The blocks of a step; empty when it is no convolution.
    ///
    /// @param lengths those known by name
    public static Optional<ConvolutionBlocks> of(Step step, Map<String, Integer> lengths) {
        return switch (step.instruction()) {
            case Instruction.Convolve(var _, Shape columns) ->
                Optional.of(of(columns, step.output(), step.inputs().getFirst(), lengths));
            case Instruction.ConvolveForKernels(var _, Shape columns) ->
                Optional.of(of(columns, step.inputs().getFirst(), step.output(), lengths));
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
        return cut(results[0], results[1], results[2], terms, results[3], columns[1 + columns.length / 2], false);
    }

    private static ConvolutionBlocks forImages(
            Windows windows, Shape unfolded, Step step, Map<String, Integer> lengths) {
        Operand products = step.inputs().get(1);
        int[] columns = unfolded.resolve(lengths).lengths();
        int[] results = products.shape().resolve(lengths).lengths();
        int[] image = step.output().shape().resolve(lengths).lengths();
        int places = 1;
        for (int axis = 2; axis < image.length; axis++) {
            places *= columns[axis];
        }
        int channels = image[1] / Math.max(1, results[1]);
        boolean isTurned = places > 1
                && channels >= LEAST_TURNED
                && windows.strides().stream().allMatch(stride -> stride == 1);
        if (!isTurned) {
            return of(unfolded, products, step.inputs().getFirst(), lengths);
        }
        int size = 1;
        for (int axis = 2; axis < image.length; axis++) {
            size *= image[axis];
        }
        return cut(image[0], results[1], channels, results[2] * places, size, image[2], true);
    }

    /// @param rowCount the rows of windows
    private static ConvolutionBlocks cut(
            int images, int groups, int kernels, int terms, int windows, int rowCount, boolean isTurned) {
        int rowWindows = rowCount == 0 ? 0 : windows / rowCount;
        long row = (long) groups * terms * rowWindows;
        int most = (int) Math.max(1, MOST_UNFOLDED / Math.max(1, row));
        int rows = Math.max(1, Math.ceilDiv(rowCount, Math.max(1, Math.ceilDiv(rowCount, most))));
        int parts = Math.clamp(images, 1, MOST_PARTS);
        return new ConvolutionBlocks(images, groups, kernels, terms, windows, rowWindows, rows, parts, isTurned);
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
        return (long) groups * terms * blockWindows()
                + others()
                + (isForKernels && parts > 1 ? (long) groups * kernels * terms : 0);
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
