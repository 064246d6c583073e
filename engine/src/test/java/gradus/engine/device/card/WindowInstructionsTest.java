package gradus.engine.device.card;

import gradus.engine.instruction.Instruction.Convolve;
import gradus.engine.instruction.Instruction.ConvolveForImages;
import gradus.engine.instruction.Instruction.ConvolveForKernels;
import gradus.engine.instruction.Instruction.FoldBack;
import gradus.engine.instruction.Instruction.MaxPool;
import gradus.engine.instruction.Instruction.MaxPoolBack;
import gradus.engine.instruction.Instruction.Unfold;
import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Windows and convolutions give on an OpenCL device what they give on the scalar one, over many sizes")
class WindowInstructionsTest extends InstructionCheck {

    @SuppressWarnings("ArrayRecordComponent")
    private record Image(Windows windows, int[] image, int[] columns) {}

    private static List<Image> images() {
        List<Image> images = new ArrayList<>();
        int[][] shapes = {{2, 4, 5}, {1, 6, 13}, {2, 4, 7, 9}, {3, 6, 12, 11}, {2, 2, 4, 5, 6}, {1, 2, 3, 4, 3, 4}};
        for (int[] shape : shapes) {
            int axes = shape.length - 2;
            for (int variant = 0; variant < 4; variant++) {
                int kernel = variant == 3 ? 1 : variant + 1;
                int stride = variant == 1 ? 2 : 1;
                int dilation = variant == 2 && axes < 3 ? 2 : 1;
                int before = variant == 2 ? 1 : 0;
                int[] columns = new int[2 + 2 * axes];
                columns[0] = shape[0];
                columns[1] = shape[1];
                boolean fits = true;
                for (int axis = 0; axis < axes; axis++) {
                    columns[2 + axis] = kernel;
                    int room = shape[2 + axis] + 2 * before - (kernel - 1) * dilation - 1;
                    fits &= room >= 0;
                    columns[2 + axes + axis] = room / stride + 1;
                }
                if (fits) {
                    images.add(new Image(
                            new Windows(
                                    IntStream.range(0, axes)
                                            .mapToObj(i -> stride)
                                            .toList(),
                                    IntStream.range(0, axes)
                                            .mapToObj(i -> dilation)
                                            .toList(),
                                    IntStream.range(0, axes)
                                            .mapToObj(i -> before)
                                            .toList()),
                            shape,
                            columns));
                }
            }
        }
        return images;
    }

    @Test
    void windows() {
        for (Image each : images()) {
            Shape image = shape(each.image);
            Shape columns = shape(each.columns);
            int axes = each.image.length - 2;
            check(new Unfold(each.windows, -1), REAL, columns, 0, wild(image));
            check(new FoldBack(each.windows), REAL, image, 4e-6, tame(columns));
            int[] pooled = IntStream.concat(
                            Arrays.stream(each.columns).limit(2),
                            Arrays.stream(each.columns).skip(2 + axes))
                    .toArray();
            check(
                    new MaxPool(each.windows, columns),
                    List.of(REAL, REAL),
                    List.of(shape(pooled), shape(pooled)),
                    0,
                    wild(image));
            int places = Arrays.stream(each.columns).skip(2).limit(axes).reduce(1, (a, b) -> a * b);
            double[] winners = random.ints(shape(pooled).size(), 0, places)
                    .asDoubleStream()
                    .toArray();
            check(
                    new MaxPoolBack(each.windows, columns),
                    REAL,
                    image,
                    4e-6,
                    tame(shape(pooled)),
                    Tensor.owning(REAL, shape(pooled), winners));
        }
    }

    @Test
    void convolutions() {
        for (Image each : images()) {
            for (int groups : new int[] {1, 2}) {
                convolution(each, groups, 3);
            }
        }
        // Large enough for tiles.
        Windows same = new Windows(axes(1, 1), axes(1, 1), axes(1, 1));
        convolution(new Image(same, new int[] {5, 6, 19, 23}, new int[] {5, 6, 3, 3, 19, 23}), 1, 9);
        convolution(new Image(same, new int[] {3, 16, 18, 17}, new int[] {3, 16, 3, 3, 18, 17}), 2, 10);
        Windows apart = new Windows(axes(2, 3), axes(2, 1), axes(1, 2));
        convolution(new Image(apart, new int[] {4, 8, 33, 35}, new int[] {4, 8, 3, 4, 16, 12}), 1, 20);
        Windows line = new Windows(axes(1), axes(1), axes(3));
        convolution(new Image(line, new int[] {2, 10, 900}, new int[] {2, 10, 7, 900}), 1, 6);
        Windows cube = new Windows(axes(1, 1, 2), axes(1, 1, 1), axes(1, 0, 1));
        convolution(new Image(cube, new int[] {2, 4, 9, 10, 11}, new int[] {2, 4, 3, 2, 3, 9, 9, 6}), 1, 8);
    }

    private void convolution(Image each, int groups, int kernelsOfGroup) {
        Shape image = shape(each.image);
        Shape columns = shape(each.columns);
        int axes = each.image.length - 2;
        int places = Arrays.stream(each.columns).skip(2).limit(axes).reduce(1, (a, b) -> a * b);
        int count = Arrays.stream(each.columns).skip(2 + axes).reduce(1, (a, b) -> a * b);
        int terms = each.image[1] / groups * places;
        Shape kernels = shape(groups, kernelsOfGroup, terms);
        Shape products = shape(each.image[0], groups, kernelsOfGroup, count);
        check(new Convolve(each.windows, columns), REAL, products, 1e-5, tame(kernels), tame(image));
        check(
                new ConvolveForKernels(each.windows, columns),
                REAL,
                shape(1, groups, kernelsOfGroup, terms),
                1e-4,
                tame(products),
                tame(image));
        check(new ConvolveForImages(each.windows, columns), REAL, image, 1e-5, tame(kernels), tame(products));
    }
}
