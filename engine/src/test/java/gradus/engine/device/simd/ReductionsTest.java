package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.instruction.Instruction.Fold;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Reductions")
class ReductionsTest {

    private static final int X_AT = 5;
    private static final int Y_AT = 3;
    private static final float UNTOUCHED = 77;

    static Stream<int[]> shapes() {
        Stream<int[]> lengths = Stream.of(1, 2, 3, 7, 8, 13, 64, 100, 207, 1024, 4098, 20_000)
                .flatMap(n ->
                        Stream.of(new int[] {1, n, 1}, new int[] {5, n, 1}, new int[] {1, n, 3}, new int[] {2, n, 20}));
        Stream<int[]> widths = Stream.of(1, 2, 7, 8, 13, 16, 31, 64, 100, 207)
                .flatMap(n -> Stream.of(new int[] {1, 5, n}, new int[] {3, 6, n}, new int[] {n, 3, 1}));
        return Stream.concat(lengths, widths);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @DisplayName("along the middle axis agree with float64, with and without the Vector API")
    void middle(int[] shape) {
        for (Fold fold : Fold.values()) {
            for (Numbers numbers : Numbers.values()) {
                float[] x = numbers.draw(shape);
                double[] truth = middle(fold, x, shape);
                if (fold != Fold.PRODUCT) {
                    check(VectorReductions.middle(fold, shape[0], shape[1], shape[2]), x, truth, shape[1]);
                }
                check(new Reducer(fold, shape[0], shape[1], shape[2], 1), x, truth, shape[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @DisplayName("around the middle axis agree with float64, with and without the Vector API")
    void around(int[] shape) {
        for (Fold fold : Fold.values()) {
            for (Numbers numbers : Numbers.values()) {
                float[] x = numbers.draw(shape);
                double[] truth = around(fold, x, shape);
                int folded = shape[0] * shape[2];
                if (fold != Fold.PRODUCT) {
                    check(around(fold, shape), x, truth, folded);
                }
                check(new Reducer(fold, 1, shape[0], shape[1], shape[2]), x, truth, folded);
            }
        }
    }

    @Test
    @DisplayName("of a million numbers keep their accuracy, along rows and along columns")
    void longSums() {
        float[] x = new float[1 << 20];
        Arrays.fill(x, 0.1f);
        double truth = (double) 0.1f * x.length;
        float[] y = new float[1];
        VectorReductions.middle(Fold.SUM, 1, x.length, 1).run(x, 0, y, 0);
        assertEquals(truth, y[0], truth * 5e-6);
        float[] columns = new float[64];
        VectorReductions.middle(Fold.SUM, 1, x.length / 64, 64).run(x, 0, columns, 0);
        for (float column : columns) {
            assertEquals(truth / 64, column, truth / 64 * 5e-6);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SUM", "MAXIMUM"})
    @DisplayName("allocate nothing")
    void allocation(Fold fold) {
        int number = 1;
        float[] memory = new float[4096];
        for (Reducer reducer : new Reducer[] {
            new Reducer(fold, 16, 3, 1, 1),
            new Reducer(fold, 4, 100, 1, 1),
            new Reducer(fold, 1, 30, 3, 1),
            new Reducer(fold, 1, 30, 45, 1),
            new Reducer(fold, 1, 600, 3, 1),
            new Reducer(fold, 1, 4, 3, 49)
        }) {
            assertEquals(0, Allocations.least(() -> reducer.run(memory, 0, 4000)), "kernel " + number++);
        }
    }

    /// The step of a plan, over memory that holds input and output.
    private static FloatKernel around(Fold fold, int[] shape) {
        return (x, xAt, y, yAt) -> {
            float[] memory = Arrays.copyOf(x, x.length + shape[1]);
            ReduceStep.around(fold, shape[0], shape[1], shape[2], memory, xAt, x.length)
                    .run();
            System.arraycopy(memory, x.length, y, yAt, shape[1]);
        };
    }

    /// Checks plain loops, in both precisions.
    private static void check(Reducer reducer, float[] x, double[] truth, int folded) {
        check(
                (from, fromAt, y, yAt) -> {
                    float[] memory = Arrays.copyOf(from, from.length + truth.length);
                    reducer.run(memory, fromAt, from.length);
                    System.arraycopy(memory, from.length, y, yAt, truth.length);
                },
                x,
                truth,
                folded);
        double[] memory = Arrays.copyOf(doubles(x), x.length + truth.length);
        reducer.run(memory, X_AT, x.length);
        assertArrayEquals(truth, Arrays.copyOfRange(memory, x.length, memory.length));
    }

    private static void check(FloatKernel kernel, float[] x, double[] truth, int folded) {
        float[] y = new float[Y_AT + truth.length + 1];
        Arrays.fill(y, UNTOUCHED);
        kernel.run(x, X_AT, y, Y_AT);
        assertEquals(UNTOUCHED, y[Y_AT - 1]);
        assertEquals(UNTOUCHED, y[Y_AT + truth.length]);
        for (int i = 0; i < truth.length; i++) {
            float rounded = (float) truth[i];
            float actual = y[Y_AT + i];
            // The worst of 20,000 sums is some times as far off as an average one.
            double allowed = 8e-7 * Math.sqrt(folded) * Math.max(1, Math.abs(truth[i]));
            if (Float.isNaN(rounded) || rounded == 0 || Float.isInfinite(rounded)) {
                assertEquals(rounded, actual);
            } else {
                assertEquals(truth[i], actual, allowed);
            }
        }
    }

    private static double[] middle(Fold fold, float[] x, int[] shape) {
        double[] y = start(fold, shape[0] * shape[2]);
        for (int i = 0; i < shape[0] * shape[1] * shape[2]; i++) {
            int at = i / (shape[1] * shape[2]) * shape[2] + i % shape[2];
            y[at] = join(fold, y[at], x[X_AT + i]);
        }
        return y;
    }

    private static double[] around(Fold fold, float[] x, int[] shape) {
        double[] y = start(fold, shape[1]);
        for (int i = 0; i < shape[0] * shape[1] * shape[2]; i++) {
            int at = i / shape[2] % shape[1];
            y[at] = join(fold, y[at], x[X_AT + i]);
        }
        return y;
    }

    private static double[] start(Fold fold, int length) {
        double[] y = new double[length];
        Arrays.fill(y, fold == Fold.SUM ? 0 : fold == Fold.PRODUCT ? 1 : Double.NEGATIVE_INFINITY);
        return y;
    }

    private static double join(Fold fold, double a, double b) {
        return switch (fold) {
            case SUM -> a + b;
            case PRODUCT -> a * b;
            case MAXIMUM -> Math.max(a, b);
        };
    }

    private static double[] doubles(float[] x) {
        double[] doubles = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            doubles[i] = x[i];
        }
        return doubles;
    }

    /// What is reduced.
    enum Numbers {
        USUAL,
        WITH_NAN,
        WITH_NAN_NEAR_THE_END,
        WITH_INFINITY,
        WITH_BOTH_INFINITIES,
        ZEROS;

        float[] draw(int[] shape) {
            int n = shape[0] * shape[1] * shape[2];
            Random random = new Random(n);
            float[] x = new float[X_AT + n];
            for (int i = 0; i < n; i++) {
                // Products of numbers near 1 don't overflow.
                x[X_AT + i] = this == ZEROS
                        ? (i % 3 == 1 ? 0f : -0f)
                        : (random.nextBoolean() ? 1 : -1) * (float) Math.exp(random.nextGaussian() / 100);
            }
            int middle = X_AT + n / 2;
            switch (this) {
                case WITH_NAN -> x[middle] = Float.NaN;
                case WITH_NAN_NEAR_THE_END -> x[Math.max(X_AT, x.length - 2)] = Float.NaN;
                case WITH_INFINITY -> x[middle] = Float.POSITIVE_INFINITY;
                case WITH_BOTH_INFINITIES -> {
                    x[middle] = Float.POSITIVE_INFINITY;
                    x[X_AT] = Float.NEGATIVE_INFINITY;
                }
                case USUAL, ZEROS -> {}
            }
            return x;
        }
    }
}
