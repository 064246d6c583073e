package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Fold;
import java.util.Arrays;

/// Folds along an axis by the Vector API. Products, which are rare, are left to [PlainReductions].
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
            case PRODUCT -> PlainReductions.middle(fold, outer, reduced, inner);
        };
    }

    /// Folds all but the middle axis, `[before, kept, after] → [kept]`.
    static FloatKernel around(Fold fold, int before, int kept, int after) {
        if (fold == Fold.PRODUCT) {
            return PlainReductions.around(fold, before, kept, after);
        }
        if (before == 1) {
            return middle(fold, kept, after, 1);
        }
        FloatKernel last = middle(fold, 1, before, kept);
        if (after == 1) {
            return last;
        }
        FloatKernel first = middle(fold, before * kept, after, 1);
        float[] rows = new float[before * kept];
        return (x, xAt, y, yAt) -> {
            first.run(x, xAt, rows, 0);
            last.run(rows, 0, y, yAt);
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
