package gradus.engine.device.simd;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Sums of rows and columns of float32 matrices. Up to [#BLOCK] elements are added in float32, spread over many partial
/// sums; longer rows and columns are added block by block in float64, so that errors don't grow with the length.
final class VectorSums {

    /// How many elements of a row are added without a float64 sum.
    static final int BLOCK = 4096;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorSums() {}

    /// The sum of each row, `[rows, width] → [rows]`.
    static void rows(int rows, int width, float[] x, int xAt, float[] y, int yAt) {
        if (width < 2 * LANES) {
            shortRows(rows, width, x, xAt, y, yAt);
            return;
        }
        for (int row = 0; row < rows; row++) {
            y[yAt + row] = longRow(x, xAt + row * width, width);
        }
    }

    /// Four rows at once, so that one needn't wait for another.
    private static void shortRows(int rows, int width, float[] x, int xAt, float[] y, int yAt) {
        int row = 0;
        for (; row + 3 < rows; row += 4) {
            int at = xAt + row * width;
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            for (int end = at + width; at < end; at++) {
                a = a + x[at];
                b = b + x[at + width];
                c = c + x[at + 2 * width];
                d = d + x[at + 3 * width];
            }
            y[yAt + row] = a;
            y[yAt + row + 1] = b;
            y[yAt + row + 2] = c;
            y[yAt + row + 3] = d;
        }
        for (; row < rows; row++) {
            float sum = 0;
            for (int i = 0; i < width; i++) {
                sum = sum + x[xAt + row * width + i];
            }
            y[yAt + row] = sum;
        }
    }

    private static float longRow(float[] x, int at, int width) {
        if (width <= BLOCK) {
            return row(x, at, width);
        }
        double sum = 0;
        for (int i = 0; i < width; i += BLOCK) {
            sum += row(x, at + i, Math.min(BLOCK, width - i));
        }
        return (float) sum;
    }

    private static float row(float[] x, int at, int width) {
        FloatVector a = FloatVector.broadcast(SPECIES, 0);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int i = 0;
        for (; i <= width - 4 * LANES; i += 4 * LANES) {
            a = a.add(fromArray(SPECIES, x, at + i));
            b = b.add(fromArray(SPECIES, x, at + i + LANES));
            c = c.add(fromArray(SPECIES, x, at + i + 2 * LANES));
            d = d.add(fromArray(SPECIES, x, at + i + 3 * LANES));
        }
        for (; i <= width - LANES; i += LANES) {
            a = a.add(fromArray(SPECIES, x, at + i));
        }
        float rest = 0;
        for (; i < width; i++) {
            rest += x[at + i];
        }
        return LaneSum.of(a.add(b).add(c.add(d))) + rest;
    }

    /// The sum of each column, `[rows, width] → [width]`.
    static void columns(int rows, int width, float[] x, int xAt, float[] y, int yAt) {
        if (width < LANES) {
            narrowColumns(rows, width, x, xAt, y, yAt);
            return;
        }
        int column = 0;
        for (; column <= width - 4 * LANES; column += 4 * LANES) {
            fourColumns(rows, width, x, xAt + column, y, yAt + column);
        }
        for (; column <= width - LANES; column += LANES) {
            column(rows, width, x, xAt + column, y, yAt + column);
        }
        if (column < width) {
            // The last vector repeats some columns, but none lies outside the row.
            column(rows, width, x, xAt + width - LANES, y, yAt + width - LANES);
        }
    }

    private static void fourColumns(int rows, int width, float[] x, int at, float[] y, int yAt) {
        FloatVector a = FloatVector.broadcast(SPECIES, 0);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        for (int row = 0; row < rows; row++) {
            int i = at + row * width;
            a = a.add(fromArray(SPECIES, x, i));
            b = b.add(fromArray(SPECIES, x, i + LANES));
            c = c.add(fromArray(SPECIES, x, i + 2 * LANES));
            d = d.add(fromArray(SPECIES, x, i + 3 * LANES));
        }
        a.intoArray(y, yAt);
        b.intoArray(y, yAt + LANES);
        c.intoArray(y, yAt + 2 * LANES);
        d.intoArray(y, yAt + 3 * LANES);
    }

    /// One vector of columns, four rows at once.
    private static void column(int rows, int width, float[] x, int at, float[] y, int yAt) {
        FloatVector a = FloatVector.broadcast(SPECIES, 0);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int row = 0;
        for (; row + 3 < rows; row += 4) {
            int i = at + row * width;
            a = a.add(fromArray(SPECIES, x, i));
            b = b.add(fromArray(SPECIES, x, i + width));
            c = c.add(fromArray(SPECIES, x, i + 2 * width));
            d = d.add(fromArray(SPECIES, x, i + 3 * width));
        }
        for (; row < rows; row++) {
            a = a.add(fromArray(SPECIES, x, at + row * width));
        }
        a.add(b).add(c.add(d)).intoArray(y, yAt);
    }

    /// Fewer columns than a vector has lanes, four rows at once.
    private static void narrowColumns(int rows, int width, float[] x, int at, float[] y, int yAt) {
        VectorMask<Float> mask = SPECIES.indexInRange(0, width);
        FloatVector a = FloatVector.broadcast(SPECIES, 0);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int row = 0;
        for (; row + 3 < rows; row += 4) {
            int i = at + row * width;
            a = a.add(fromArray(SPECIES, x, i, mask));
            b = b.add(fromArray(SPECIES, x, i + width, mask));
            c = c.add(fromArray(SPECIES, x, i + 2 * width, mask));
            d = d.add(fromArray(SPECIES, x, i + 3 * width, mask));
        }
        for (; row < rows; row++) {
            a = a.add(fromArray(SPECIES, x, at + row * width, mask));
        }
        a.add(b).add(c.add(d)).intoArray(y, yAt, mask);
    }
}
