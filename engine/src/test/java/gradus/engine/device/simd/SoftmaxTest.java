package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Softmax along rows")
class SoftmaxTest {

    private static final int ROWS = 9;
    private static final int X_AT = 5;
    private static final int Y_AT = 3;
    private static final float UNTOUCHED = 77;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 10, 13, 15, 16, 17, 31, 32, 33, 64, 100, 207, 1024, 4098})
    @DisplayName("and its logarithm agree with float64, also where NaN and infinities stand")
    void softmax(int width) {
        float[] x = draw(width);
        double[] truth = softmaxInDouble(x, width, false);
        double[] logarithm = softmaxInDouble(x, width, true);
        check(VectorSoftmax.softmax(ROWS, width), x, truth, 1e-6);
        check(PlainSoftmax.softmax(ROWS, width), x, truth, 1e-6);
        check(VectorSoftmax.logSoftmax(ROWS, width), x, logarithm, 1);
        check(PlainSoftmax.logSoftmax(ROWS, width), x, logarithm, 1);
        double[] doubles = new double[x.length];
        Arrays.setAll(doubles, i -> x[i]);
        double[] y = new double[truth.length];
        PlainSoftmax.softmaxOfDoubles(ROWS, width).run(doubles, X_AT, y, 0);
        assertArrayEquals(truth, y, 1e-15);
        PlainSoftmax.logSoftmaxOfDoubles(ROWS, width).run(doubles, X_AT, y, 0);
        assertArrayEquals(logarithm, y, 1e-13);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20, 100})
    @DisplayName("may overwrite their input, and plain loops allocate nothing")
    void inPlace(int width) {
        float[] x = draw(width);
        double[] truth = softmaxInDouble(x, width, false);
        VectorSoftmax.softmax(ROWS, width).run(x, X_AT, x, X_AT);
        for (int i = 0; i < truth.length; i++) {
            assertEquals(truth[i], x[X_AT + i], 5e-7);
        }
        float[] y = new float[x.length];
        FloatKernel softmax = PlainSoftmax.softmax(ROWS, width);
        assertEquals(0, Allocations.least(() -> softmax.run(x, X_AT, y, Y_AT)));
        FloatKernel logSoftmax = PlainSoftmax.logSoftmax(ROWS, width);
        assertEquals(0, Allocations.least(() -> logSoftmax.run(x, X_AT, y, Y_AT)));
    }

    private static float[] draw(int width) {
        Random random = new Random(width);
        float[] x = new float[X_AT + ROWS * width];
        for (int i = X_AT; i < x.length; i++) {
            x[i] = (float) random.nextGaussian() * 4;
        }
        int last = width - 1;
        x[X_AT + last] = Float.NaN;
        x[X_AT + width + width / 2] = Float.POSITIVE_INFINITY;
        Arrays.fill(x, X_AT + 2 * width, X_AT + 3 * width, Float.NEGATIVE_INFINITY);
        x[X_AT + 3 * width] = Float.NEGATIVE_INFINITY;
        x[X_AT + 3 * width + last] = 1;
        x[X_AT + 4 * width + width / 2] = 1e30f;
        x[X_AT + 5 * width + last] = 300;
        return x;
    }

    private static void check(FloatKernel kernel, float[] x, double[] truth, double least) {
        float[] y = new float[Y_AT + truth.length + 1];
        Arrays.fill(y, UNTOUCHED);
        kernel.run(x, X_AT, y, Y_AT);
        assertEquals(UNTOUCHED, y[Y_AT - 1]);
        assertEquals(UNTOUCHED, y[Y_AT + truth.length]);
        for (int i = 0; i < truth.length; i++) {
            double actual = y[Y_AT + i];
            double allowed = 2e-6 * Math.max(least, Math.abs(truth[i]));
            if (Double.isNaN(truth[i]) || Double.isInfinite(truth[i])) {
                assertEquals(truth[i], actual);
            } else {
                assertEquals(truth[i], actual, allowed);
            }
        }
    }

    private static double[] softmaxInDouble(float[] x, int width, boolean logarithm) {
        double[] y = new double[ROWS * width];
        for (int row = 0; row < ROWS; row++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < width; i++) {
                greatest = Math.max(greatest, x[X_AT + row * width + i]);
            }
            double sum = 0;
            for (int i = 0; i < width; i++) {
                sum += Math.exp(x[X_AT + row * width + i] - greatest);
            }
            for (int i = 0; i < width; i++) {
                double shifted = x[X_AT + row * width + i] - greatest;
                y[row * width + i] = logarithm ? shifted - Math.log(sum) : Math.exp(shifted) / sum;
            }
        }
        return y;
    }
}
