package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Fold;

/// Folds along an axis by plain loops: the twin of [VectorReductions] where there is no Vector API, and the only one
/// for float64. Float32 is folded in double precision and rounded at the end.
final class PlainReductions {

    private PlainReductions() {}

    /// Folds the middle axis, `[outer, reduced, inner] → [outer, inner]`.
    static FloatKernel middle(Fold fold, int outer, int reduced, int inner) {
        Strides strides = new Strides(outer, inner, 1, reduced, reduced * inner, 1, 0, inner);
        return switch (fold) {
            case SUM -> (x, xAt, y, yAt) -> sum(strides, x, xAt, y, yAt);
            case PRODUCT -> (x, xAt, y, yAt) -> product(strides, x, xAt, y, yAt);
            case MAXIMUM -> (x, xAt, y, yAt) -> maximum(strides, x, xAt, y, yAt);
        };
    }

    /// Folds all but the middle axis, `[before, kept, after] → [kept]`.
    static FloatKernel around(Fold fold, int before, int kept, int after) {
        Strides strides = new Strides(kept, 1, before, after, after, 0, kept * after, 1);
        return switch (fold) {
            case SUM -> (x, xAt, y, yAt) -> sum(strides, x, xAt, y, yAt);
            case PRODUCT -> (x, xAt, y, yAt) -> product(strides, x, xAt, y, yAt);
            case MAXIMUM -> (x, xAt, y, yAt) -> maximum(strides, x, xAt, y, yAt);
        };
    }

    /// Folds the middle axis of float64.
    static DoubleKernel middleOfDoubles(Fold fold, int outer, int reduced, int inner) {
        Strides strides = new Strides(outer, inner, 1, reduced, reduced * inner, 1, 0, inner);
        return (x, xAt, y, yAt) -> fold(fold, strides, x, xAt, y, yAt);
    }

    /// Folds all but the middle axis of float64.
    static DoubleKernel aroundOfDoubles(Fold fold, int before, int kept, int after) {
        Strides strides = new Strides(kept, 1, before, after, after, 0, kept * after, 1);
        return (x, xAt, y, yAt) -> fold(fold, strides, x, xAt, y, yAt);
    }

    /// Four nested loops: rows and columns of the output, blocks and elements that are folded into one; and how far
    /// apart in the input the ones next to each other are.
    private record Strides(
            int rows, int columns, int blocks, int elements, int row, int column, int block, int element) {}

    private static void sum(Strides s, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < s.rows; i++) {
            for (int j = 0; j < s.columns; j++) {
                double total = 0;
                for (int b = 0; b < s.blocks; b++) {
                    int at = xAt + i * s.row + j * s.column + b * s.block;
                    for (int k = 0; k < s.elements; k++) {
                        total += x[at + k * s.element];
                    }
                }
                y[yAt + i * s.columns + j] = (float) total;
            }
        }
    }

    private static void product(Strides s, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < s.rows; i++) {
            for (int j = 0; j < s.columns; j++) {
                double total = 1;
                for (int b = 0; b < s.blocks; b++) {
                    int at = xAt + i * s.row + j * s.column + b * s.block;
                    for (int k = 0; k < s.elements; k++) {
                        total *= x[at + k * s.element];
                    }
                }
                y[yAt + i * s.columns + j] = (float) total;
            }
        }
    }

    private static void maximum(Strides s, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < s.rows; i++) {
            for (int j = 0; j < s.columns; j++) {
                float greatest = Float.NEGATIVE_INFINITY;
                for (int b = 0; b < s.blocks; b++) {
                    int at = xAt + i * s.row + j * s.column + b * s.block;
                    for (int k = 0; k < s.elements; k++) {
                        greatest = Math.max(greatest, x[at + k * s.element]);
                    }
                }
                y[yAt + i * s.columns + j] = greatest;
            }
        }
    }

    private static void fold(Fold fold, Strides s, double[] x, int xAt, double[] y, int yAt) {
        for (int i = 0; i < s.rows; i++) {
            for (int j = 0; j < s.columns; j++) {
                double total = fold == Fold.SUM ? 0 : fold == Fold.PRODUCT ? 1 : Double.NEGATIVE_INFINITY;
                for (int b = 0; b < s.blocks; b++) {
                    int at = xAt + i * s.row + j * s.column + b * s.block;
                    for (int k = 0; k < s.elements; k++) {
                        double value = x[at + k * s.element];
                        total = switch (fold) {
                            case SUM -> total + value;
                            case PRODUCT -> total * value;
                            case MAXIMUM -> Math.max(total, value);
                        };
                    }
                }
                y[yAt + i * s.columns + j] = total;
            }
        }
    }
}
