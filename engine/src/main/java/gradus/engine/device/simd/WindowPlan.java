package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// How the windows lie over the images of a stack, each image and its windows as planes of their own: an image
/// `[spatial…]` and its parts `[kernel…, windows…]`, both row-major and counted from their first element.
final class WindowPlan {

    private final Windows windows;
    private final int[] image;
    private final int[] kernel;
    private final int[] counts;
    private final int planes;

    /// @param image the lengths `[n, c, spatial…]`
    /// @param parts the lengths `[n, c, kernel…, windows…]`
    WindowPlan(Windows windows, int[] image, int[] parts) {
        int axes = image.length - 2;
        this.windows = windows;
        this.image = Arrays.copyOfRange(image, 2, image.length);
        kernel = Arrays.copyOfRange(parts, 2, 2 + axes);
        counts = Arrays.copyOfRange(parts, 2 + axes, parts.length);
        planes = image[0] * image[1];
    }

    /// The number of images, `n · c`.
    int planes() {
        return planes;
    }

    /// The elements of one image.
    int imageSize() {
        return Layout.count(image);
    }

    /// The elements of one window.
    int places() {
        return Layout.count(kernel);
    }

    /// The windows over one image.
    int windows() {
        return Layout.count(counts);
    }

    /// The elements of all windows over one image.
    int partsSize() {
        return places() * windows();
    }

    int axes() {
        return image.length;
    }

    int image(int axis) {
        return image[axis];
    }

    int kernel(int axis) {
        return kernel[axis];
    }

    int count(int axis) {
        return counts[axis];
    }

    int stride(int axis) {
        return windows.strides().get(axis);
    }

    /// Where in the image a place of the kernel lies for the first window; below 0 when it reaches out.
    int offset(int axis, int place) {
        return place * windows.dilations().get(axis) - windows.before().get(axis);
    }

    /// The first window of which a place of the kernel lies in the image.
    int first(int axis, int place) {
        return Math.min(counts[axis], Math.max(0, Math.ceilDiv(-offset(axis, place), stride(axis))));
    }

    /// One more than the last such window.
    int end(int axis, int place) {
        int end = Math.floorDiv(image[axis] - 1 - offset(axis, place), stride(axis)) + 1;
        return Math.max(first(axis, place), Math.min(counts[axis], end));
    }

    /// Whether windows stand side by side without gaps or overlaps and fill the image but for its last elements.
    boolean tiles(int width) {
        boolean tiles = true;
        for (int axis = 0; axis < axes(); axis++) {
            tiles &= kernel[axis] == width
                    && stride(axis) == width
                    && (width == 1 || windows.dilations().get(axis) == 1)
                    && windows.before().get(axis) == 0
                    && counts[axis] * width <= image[axis];
        }
        return tiles;
    }

    /// Where in the image each place of each window is, `[windows, places]`; −1 outside of it.
    int[] table() {
        int[] table = new int[partsSize()];
        int[] window = new int[axes()];
        int[] place = new int[axes()];
        for (int i = 0; i < table.length; i++) {
            table[i] = at(window, place);
            Layout.advance(place, kernel);
            if ((i + 1) % places() == 0) {
                Layout.advance(window, counts);
            }
        }
        return table;
    }

    private int at(int[] window, int[] place) {
        int at = 0;
        for (int axis = 0; axis < axes(); axis++) {
            int index = window[axis] * stride(axis) + offset(axis, place[axis]);
            if (index < 0 || index >= image[axis]) {
                return -1;
            }
            at = at * image[axis] + index;
        }
        return at;
    }

    /// The parts that lie outside of the image, by their places in a plane.
    int[] outside() {
        int[] table = table();
        int[] outside = new int[table.length];
        int count = 0;
        for (int i = 0; i < table.length; i++) {
            if (table[i] < 0) {
                outside[count++] = i % places() * windows() + i / places();
            }
        }
        return Arrays.copyOf(outside, count);
    }

    /// The elements of an image that no window holds; empty when one is held twice.
    Optional<int[]> uncovered() {
        BitSet covered = new BitSet(imageSize());
        for (int at : table()) {
            if (at >= 0 && covered.get(at)) {
                return Optional.empty();
            }
            if (at >= 0) {
                covered.set(at);
            }
        }
        covered.flip(0, imageSize());
        return Optional.of(covered.stream().toArray());
    }

    /// Whether an image and the windows have the same rows and move together: what lies under a place of the kernel
    /// is then one run of elements, though those outside stand in it as elements of neighbouring rows.
    private boolean contiguous() {
        boolean contiguous = true;
        for (int axis = 0; axis < axes(); axis++) {
            contiguous &= stride(axis) == 1 && (axis == 0 || counts[axis] == image[axis]);
        }
        return contiguous;
    }

    /// Copies of what lies under each place of the kernel in all windows of an image. What is [#outside()] may be
    /// overwritten.
    List<BoxMove> unfolding(boolean vectors) {
        boolean contiguous = contiguous();
        return boxes((inImage, inParts) ->
                contiguous ? new BoxMove(run(inImage), run(inParts), vectors) : new BoxMove(inImage, inParts, vectors));
    }

    /// Moves of all windows' elements back to the image, for one place of the kernel after the other.
    List<BoxMove> folding(boolean vectors) {
        return boxes((inImage, inParts) -> new BoxMove(inParts, inImage, vectors));
    }

    /// The elements from the first of a box to the last.
    private static Layout run(Layout box) {
        if (box.count() == 0) {
            return box;
        }
        int last = 0;
        for (int axis = 0; axis < box.rank(); axis++) {
            last += (box.lengths()[axis] - 1) * box.steps()[axis];
        }
        return Layout.rowMajor(box.at(), last + 1);
    }

    private interface Mover {
        BoxMove between(Layout inImage, Layout inParts);
    }

    private List<BoxMove> boxes(Mover mover) {
        List<BoxMove> boxes = new ArrayList<>();
        int[] place = new int[axes()];
        for (int i = 0; i < places(); i++) {
            boxes.add(box(place, i * windows(), mover));
            Layout.advance(place, kernel);
        }
        return boxes;
    }

    private BoxMove box(int[] place, int part, Mover mover) {
        Layout inImage = Layout.rowMajor(0, image);
        Layout inParts = Layout.rowMajor(part, counts);
        List<Integer> firsts = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int[] lengths = new int[axes()];
        for (int axis = 0; axis < axes(); axis++) {
            int first = first(axis, place[axis]);
            firsts.add(first);
            starts.add(first * stride(axis) + offset(axis, place[axis]));
            lengths[axis] = end(axis, place[axis]) - first;
        }
        List<Integer> ones = Collections.nCopies(axes(), 1);
        return mover.between(inImage.every(starts, windows.strides(), lengths), inParts.every(firsts, ones, lengths));
    }
}
