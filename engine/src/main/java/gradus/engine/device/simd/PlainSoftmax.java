package gradus.engine.device.simd;

/// Softmax and its logarithm along the last axis by plain loops, the twin of [VectorSoftmax] where there is no Vector
/// API, and the only one for float64. Rows that hold NaN, +∞ or nothing but -∞ become NaN.
final class PlainSoftmax {

    private PlainSoftmax() {}

    /// The softmax of every row, `[rows, width] → [rows, width]`.
    static FloatKernel softmax(int rows, int width) {
        return (x, xAt, y, yAt) -> {
            for (int row = 0; row < rows; row++) {
                int from = xAt + row * width;
                int to = yAt + row * width;
                float greatest = greatest(x, from, width);
                double sum = 0;
                for (int i = 0; i < width; i++) {
                    float power = (float) Math.exp(x[from + i] - greatest);
                    y[to + i] = power;
                    sum += power;
                }
                float scale = (float) (1 / sum);
                for (int i = 0; i < width; i++) {
                    y[to + i] *= scale;
                }
            }
        };
    }

    /// The logarithm of the softmax of every row.
    static FloatKernel logSoftmax(int rows, int width) {
        return (x, xAt, y, yAt) -> {
            for (int row = 0; row < rows; row++) {
                int from = xAt + row * width;
                int to = yAt + row * width;
                float greatest = greatest(x, from, width);
                double sum = 0;
                for (int i = 0; i < width; i++) {
                    sum += Math.exp(x[from + i] - greatest);
                }
                float logarithm = (float) Math.log(sum);
                for (int i = 0; i < width; i++) {
                    y[to + i] = x[from + i] - greatest - logarithm;
                }
            }
        };
    }

    /// The softmax of every row of float64.
    static DoubleKernel softmaxOfDoubles(int rows, int width) {
        return (x, xAt, y, yAt) -> {
            for (int row = 0; row < rows; row++) {
                int from = xAt + row * width;
                int to = yAt + row * width;
                double greatest = greatest(x, from, width);
                double sum = 0;
                for (int i = 0; i < width; i++) {
                    y[to + i] = Math.exp(x[from + i] - greatest);
                    sum += y[to + i];
                }
                for (int i = 0; i < width; i++) {
                    y[to + i] /= sum;
                }
            }
        };
    }

    /// The logarithm of the softmax of every row of float64.
    static DoubleKernel logSoftmaxOfDoubles(int rows, int width) {
        return (x, xAt, y, yAt) -> {
            for (int row = 0; row < rows; row++) {
                int from = xAt + row * width;
                int to = yAt + row * width;
                double greatest = greatest(x, from, width);
                double sum = 0;
                for (int i = 0; i < width; i++) {
                    sum += Math.exp(x[from + i] - greatest);
                }
                double logarithm = Math.log(sum);
                for (int i = 0; i < width; i++) {
                    y[to + i] = x[from + i] - greatest - logarithm;
                }
            }
        };
    }

    private static float greatest(float[] x, int from, int width) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < width; i++) {
            greatest = Math.max(greatest, x[from + i]);
        }
        return greatest;
    }

    private static double greatest(double[] x, int from, int width) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < width; i++) {
            greatest = Math.max(greatest, x[from + i]);
        }
        return greatest;
    }
}
