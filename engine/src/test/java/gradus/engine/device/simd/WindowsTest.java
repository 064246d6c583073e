package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.ArgMaximum;
import gradus.engine.instruction.Instruction.FoldBack;
import gradus.engine.instruction.Instruction.Unfold;
import gradus.engine.instruction.Instruction.Windows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {

    private final Random random = new Random(1);

    /// Windows in an image.
    @SuppressWarnings("ArrayRecordComponent")
    private record Case(Windows windows, int[] image, int[] parts) {

        int windowCount() {
            return Layout.count(java.util.Arrays.copyOfRange(parts, parts.length / 2 + 1, parts.length));
        }

        /// The lengths of the parts with the kernel's axes and the windows' joined: `[n, c, places, windows]`.
        int[] flat() {
            int count = windowCount();
            int planes = parts[0] * parts[1];
            return new int[] {parts[0], parts[1], planes * count == 0 ? 1 : Layout.count(parts) / planes / count, count
            };
        }
    }

    /// The networks' own: 3×3 around each element, 2×2 side by side; and any others.
    private Stream<Case> cases() {
        Stream<Case> usual = Stream.of(14, 28, 7, 16, 32, 9, 20, 5)
                .flatMap(size -> Stream.of(
                        square(size, size, 3, 1, 1),
                        square(size, size, 3, 1, 0),
                        square(size, size + 3, 5, 1, 2),
                        square(size, size, 2, 2, 0),
                        square(size + 1, size + 1, 2, 2, 0),
                        square(size, size, 3, 2, 1),
                        square(size, size, 1, 1, 0)));
        return Stream.concat(usual, Stream.generate(this::anyCase).limit(700));
    }

    private Case square(int height, int width, int kernel, int stride, int before) {
        List<Integer> strides = List.of(stride, stride);
        int rows = (height + 2 * before - kernel) / stride + 1;
        int columns = (width + 2 * before - kernel) / stride + 1;
        int n = random.nextInt(1, 4);
        int c = random.nextInt(1, 4);
        return new Case(
                new Windows(strides, List.of(1, 1), List.of(before, before)),
                new int[] {n, c, height, width},
                new int[] {n, c, kernel, kernel, rows, columns});
    }

    private Case anyCase() {
        int axes = random.nextInt(1, 4);
        int[] image = new int[2 + axes];
        int[] parts = new int[2 + 2 * axes];
        List<Integer> strides = new ArrayList<>();
        List<Integer> dilations = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        image[0] = random.nextInt(8) == 0 ? 0 : random.nextInt(1, 3);
        image[1] = random.nextInt(1, 4);
        parts[0] = image[0];
        parts[1] = image[1];
        boolean isPlain = random.nextBoolean();
        for (int axis = 0; axis < axes; axis++) {
            int length = random.nextInt(1, axes == 3 ? 7 : 30);
            int kernel = random.nextInt(1, 5);
            int stride = isPlain ? 1 : random.nextInt(1, 4);
            int dilation = random.nextInt(3) == 0 ? random.nextInt(1, 4) : 1;
            int pad = random.nextInt(0, 4);
            int extent = (kernel - 1) * dilation + 1;
            int behind = Math.max(random.nextInt(0, 4), extent - length - pad);
            image[2 + axis] = length;
            parts[2 + axis] = kernel;
            parts[2 + axes + axis] = (length + pad + behind - extent) / stride + 1;
            strides.add(stride);
            dilations.add(dilation);
            before.add(pad);
        }
        return new Case(new Windows(strides, dilations, before), image, parts);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void unfoldsWindows(boolean vectors) {
        cases().forEach(windows -> {
            double elsewhere = List.of(0.0, -1.5, Double.NEGATIVE_INFINITY).get(random.nextInt(3));
            double[] values = KernelCheck.wild(random, Layout.count(windows.image));
            KernelCheck check = new KernelCheck(random);
            Layout image = Layout.rowMajor(check.put(values), windows.image);
            Layout parts = Layout.rowMajor(check.reserve(Layout.count(windows.parts)), windows.parts);
            double[] expected = KernelCheck.scalar(
                    new Unfold(windows.windows, elsewhere), windows.parts, KernelCheck.tensor(values, windows.image));
            check.check(
                    new gradus.engine.device.simd.Unfold(windows.windows, elsewhere, image, parts, vectors),
                    parts.at(),
                    expected,
                    0);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void foldsWindowsBack(boolean vectors) {
        cases().forEach(windows -> {
            double[] values = KernelCheck.tame(random, Layout.count(windows.parts));
            KernelCheck check = new KernelCheck(random);
            Layout parts = Layout.rowMajor(check.put(values), windows.parts);
            Layout image = Layout.rowMajor(check.reserve(Layout.count(windows.image)), windows.image);
            double[] expected = KernelCheck.scalar(
                    new FoldBack(windows.windows), windows.image, KernelCheck.tensor(values, windows.parts));
            check.check(
                    new gradus.engine.device.simd.FoldBack(windows.windows, parts, image, vectors),
                    image.at(),
                    expected,
                    1e-5);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsTheFirstMaximumOfEveryWindow(boolean vectors) {
        cases().forEach(windows -> {
            double[] values = KernelCheck.wild(random, Layout.count(windows.image));
            KernelCheck check = new KernelCheck(random);
            Layout image = Layout.rowMajor(check.put(values), windows.image);
            double[] indices = winners(windows, values);
            int[] flat = windows.flat();
            double[] parts = unfolded(windows, values);
            double[] largest = new double[indices.length];
            for (int i = 0; i < largest.length; i++) {
                int plane = i / flat[3];
                largest[i] = 0 + parts[(plane * flat[2] + (int) indices[i]) * flat[3] + i % flat[3]];
            }
            int[] at = {check.reserve(indices.length), check.reserve(indices.length)};
            check.check(
                    new MaxPool(windows.windows, image, windows.parts, at[0], at[1], vectors),
                    at,
                    List.of(largest, indices),
                    0);
        });
    }

    private static double[] unfolded(Case windows, double[] values) {
        return KernelCheck.scalar(
                new Unfold(windows.windows, Double.NEGATIVE_INFINITY),
                windows.parts,
                KernelCheck.tensor(values, windows.image));
    }

    private static double[] winners(Case windows, double[] values) {
        int[] flat = windows.flat();
        return KernelCheck.scalar(
                new ArgMaximum(2),
                new int[] {flat[0], flat[1], 1, flat[3]},
                KernelCheck.tensor(unfolded(windows, values), flat));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesTheGradientToTheWinners(boolean vectors) {
        cases().forEach(windows -> {
            double[] indices = winners(windows, KernelCheck.wild(random, Layout.count(windows.image)));
            double[] gradients = KernelCheck.tame(random, indices.length);
            int[] flat = windows.flat();
            double[] parts = new double[Layout.count(windows.parts)];
            for (int i = 0; i < indices.length; i++) {
                int plane = i / flat[3];
                parts[(plane * flat[2] + (int) indices[i]) * flat[3] + i % flat[3]] = gradients[i];
            }
            double[] expected = KernelCheck.scalar(
                    new FoldBack(windows.windows), windows.image, KernelCheck.tensor(parts, windows.parts));
            KernelCheck check = new KernelCheck(random);
            int from = check.put(gradients);
            int at = check.put(indices);
            Layout image = Layout.rowMajor(check.reserve(expected.length), windows.image);
            check.check(
                    new MaxPoolGradient(windows.windows, from, at, image, windows.parts, vectors),
                    image.at(),
                    expected,
                    1e-5);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = false)
    void allocatesNothing(boolean vectors) {
        Windows around = new Windows(List.of(1, 1), List.of(1, 1), List.of(1, 1));
        Layout image = Layout.rowMajor(0, 1, 2, 14, 14);
        Layout parts = Layout.rowMajor(400, 1, 2, 3, 3, 14, 14);
        KernelCheck.assertAllocatesNothing(
                new gradus.engine.device.simd.Unfold(around, 0, image, parts, vectors), 4000);
        KernelCheck.assertAllocatesNothing(new gradus.engine.device.simd.FoldBack(around, parts, image, vectors), 4000);
        Windows aside = new Windows(Collections.nCopies(2, 2), List.of(1, 1), List.of(0, 0));
        int[] lengths = {1, 2, 2, 2, 7, 7};
        KernelCheck.assertAllocatesNothing(new MaxPool(aside, image, lengths, 400, 500, vectors), 600);
        KernelCheck.assertAllocatesNothing(new MaxPoolGradient(aside, 400, 500, image, lengths, vectors), 600);
    }
}
