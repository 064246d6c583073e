package gradus.engine.device.simd;

import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Softmax and its logarithm along the last axis, each row in one go while it is in the first-level cache. Rows that
/// hold NaN, +∞ or nothing but -∞ become NaN.
final class VectorSoftmax {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorSoftmax() {}

    /// The softmax of every row, `[rows, width] → [rows, width]`; `x` and `y` may be the same.
    static FloatKernel softmax(int rows, int width) {
        if (width < 2 * LANES) {
            float[] powers = new float[FloatStrips.room(rows * width)];
            return (x, xAt, y, yAt) -> {
                shift(rows, width, x, xAt, powers);
                FloatStrips.exp(powers, 0, powers, 0, rows * width);
                normalize(rows, width, powers, y, yAt);
            };
        }
        float[] tail = new float[LANES];
        return (x, xAt, y, yAt) -> {
            for (int row = 0; row < rows; row++) {
                int to = yAt + row * width;
                int from = xAt + row * width;
                float sum = rowPowers(x, from, y, to, width, greatest(x, from, width), tail);
                scale(y, to, width, 1 / sum);
            }
        };
    }

    /// The logarithm of the softmax of every row, `[rows, width] → [rows, width]`; `x` and `y` may be the same.
    static FloatKernel logSoftmax(int rows, int width) {
        if (width < 2 * LANES) {
            float[] shifted = new float[FloatStrips.room(rows * width)];
            float[] powers = new float[FloatStrips.room(rows * width)];
            return (x, xAt, y, yAt) -> {
                shift(rows, width, x, xAt, shifted);
                FloatStrips.exp(shifted, 0, powers, 0, rows * width);
                subtractLogarithms(rows, width, shifted, powers, y, yAt);
            };
        }
        float[] tail = new float[LANES];
        float[] powers = new float[width];
        return (x, xAt, y, yAt) -> {
            for (int row = 0; row < rows; row++) {
                int from = xAt + row * width;
                float greatest = greatest(x, from, width);
                float sum = rowPowers(x, from, powers, 0, width, greatest, tail);
                subtract(x, from, y, yAt + row * width, width, greatest, (float) Math.log(sum));
            }
        };
    }

    /// Takes from every number the greatest of its row.
    private static void shift(int rows, int width, float[] x, int xAt, float[] shifted) {
        for (int row = 0; row < rows; row++) {
            int from = xAt + row * width;
            float greatest = x[from];
            for (int i = 1; i < width; i++) {
                greatest = Math.max(greatest, x[from + i]);
            }
            for (int i = 0; i < width; i++) {
                shifted[row * width + i] = x[from + i] - greatest;
            }
        }
    }

    private static void normalize(int rows, int width, float[] powers, float[] y, int yAt) {
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            float scale = 1 / sum(powers, at, width);
            for (int i = at; i < at + width; i++) {
                y[yAt + i] = powers[i] * scale;
            }
        }
    }

    private static void subtractLogarithms(int rows, int width, float[] shifted, float[] powers, float[] y, int yAt) {
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            float logarithm = (float) Math.log(sum(powers, at, width));
            for (int i = at; i < at + width; i++) {
                y[yAt + i] = shifted[i] - logarithm;
            }
        }
    }

    private static float sum(float[] x, int at, int width) {
        float sum = 0;
        for (int i = at; i < at + width; i++) {
            sum += x[i];
        }
        return sum;
    }

    /// The greatest number; NaN may be passed over, as a row with NaN becomes NaN all the same.
    private static float greatest(float[] x, int at, int width) {
        FloatVector a = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int i = 0;
        for (; i <= width - 4 * LANES; i += 4 * LANES) {
            a = greater(a, fromArray(SPECIES, x, at + i));
            b = greater(b, fromArray(SPECIES, x, at + i + LANES));
            c = greater(c, fromArray(SPECIES, x, at + i + 2 * LANES));
            d = greater(d, fromArray(SPECIES, x, at + i + 3 * LANES));
        }
        for (; i <= width - LANES; i += LANES) {
            a = greater(a, fromArray(SPECIES, x, at + i));
        }
        float rest = Float.NEGATIVE_INFINITY;
        for (; i < width; i++) {
            rest = Math.max(rest, x[at + i]);
        }
        return Math.max(rest, greater(greater(a, b), greater(c, d)).reduceLanes(VectorOperators.MAX));
    }

    /// The lanes' maximum without regard to NaN and the sign of 0, for which the Vector API needs several steps.
    private static FloatVector greater(FloatVector a, FloatVector b) {
        return a.blend(b, b.compare(VectorOperators.GT, a));
    }

    /// Writes e^(x - greatest) and returns the sum. What doesn't fill a vector goes another time through the same loop:
    /// inlined twice, it would be too big for the compiler.
    private static float rowPowers(float[] x, int xAt, float[] y, int yAt, int width, float greatest, float[] tail) {
        int whole = SPECIES.loopBound(width);
        int rest = width - whole;
        Arrays.fill(tail, Float.NEGATIVE_INFINITY);
        System.arraycopy(x, xAt + whole, tail, 0, rest);
        float sum = 0;
        for (int part = 0; part < (rest == 0 ? 1 : 2); part++) {
            boolean first = part == 0;
            float[] from = first ? x : tail;
            float[] to = first ? y : tail;
            sum += powers(from, first ? xAt : 0, to, first ? yAt : 0, first ? whole : LANES, greatest);
        }
        System.arraycopy(tail, 0, y, yAt + whole, rest);
        return sum;
    }

    private static float powers(float[] x, int xAt, float[] y, int yAt, int whole, float greatest) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector shift = FloatVector.broadcast(SPECIES, greatest);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector shifted = fromArray(SPECIES, x, xAt + i).sub(shift);
            FloatVector power = FloatFunctions.boundedExp(shifted).blend(0, shifted.compare(VectorOperators.LT, -104));
            power.intoArray(y, yAt + i);
            sum = sum.add(power);
        }
        return LaneSum.of(sum);
    }

    private static void scale(float[] y, int at, int width, float scale) {
        int i = 0;
        for (; i <= width - LANES; i += LANES) {
            fromArray(SPECIES, y, at + i).mul(scale).intoArray(y, at + i);
        }
        for (; i < width; i++) {
            y[at + i] *= scale;
        }
    }

    private static void subtract(float[] x, int xAt, float[] y, int yAt, int width, float greatest, float logarithm) {
        int i = 0;
        for (; i <= width - LANES; i += LANES) {
            fromArray(SPECIES, x, xAt + i).sub(greatest).sub(logarithm).intoArray(y, yAt + i);
        }
        for (; i < width; i++) {
            y[yAt + i] = x[xAt + i] - greatest - logarithm;
        }
    }
}
