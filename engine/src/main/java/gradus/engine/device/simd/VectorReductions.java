package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Fold;
import java.util.Arrays;

/// Folds along an axis by the Vector API. Products, which are rare, are left to [Reducer].
final class VectorReductions {

    /// How many rows are added in float32 before they go to a float64 sum.
    private static final int ROWS = 512;

    private VectorReductions() {}

    /// Folds the middle axis, `[outer, reduced, inner] → [outer, inner]`.
    static FloatKernel middle(Fold fold, int outer, int reduced, int inner) {
        return switch (fold) {
            case SUM ->
                inner == 1
                        ? (x, xAt, y, yAt) -> VectorSums.rows(outer, reduced, x, xAt, y, yAt)
                        : reduced > ROWS ? longColumnSums(outer, reduced, inner) : columnSums(outer, reduced, inner);
            case MAXIMUM ->
                inner == 1
                        ? (x, xAt, y, yAt) -> VectorMaxima.rows(outer, reduced, x, xAt, y, yAt)
                        : columnMaxima(outer, reduced, inner);
            case PRODUCT -> throw new IllegalArgumentException("Products are left to plain loops");
        };
    }

    private static FloatKernel columnSums(int outer, int reduced, int inner) {
        return (x, xAt, y, yAt) -> {
            for (int i = 0; i < outer; i++) {
                VectorSums.columns(reduced, inner, x, xAt + i * reduced * inner, y, yAt + i * inner);
            }
        };
    }

    private static FloatKernel longColumnSums(int outer, int reduced, int inner) {
        double[] sums = new double[inner];
        return (x, xAt, y, yAt) -> {
            for (int i = 0; i < outer; i++) {
                int to = yAt + i * inner;
                Arrays.fill(sums, 0);
                for (int row = 0; row < reduced; row += ROWS) {
                    int from = xAt + (i * reduced + row) * inner;
                    VectorSums.columns(Math.min(ROWS, reduced - row), inner, x, from, y, to);
                    for (int j = 0; j < inner; j++) {
                        sums[j] += y[to + j];
                    }
                }
                for (int j = 0; j < inner; j++) {
                    y[to + j] = (float) sums[j];
                }
            }
        };
    }

    private static FloatKernel columnMaxima(int outer, int reduced, int inner) {
        return (x, xAt, y, yAt) -> {
            for (int i = 0; i < outer; i++) {
                VectorMaxima.columns(reduced, inner, x, xAt + i * reduced * inner, y, yAt + i * inner);
            }
        };
    }
}
