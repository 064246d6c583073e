package gradus.engine.device.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Maxima over squares of two by two in an arena of doubles, several at a time with the Vector API. Rows are written
/// from the first to the last; one that is shorter than a vector is followed by elements without meaning, which the
/// next row is written over. Where there is no room for them, a row is written element by element.
final class DoublePools {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int HALF = LANES / 2;

    /// The even elements, once in each half.
    private static final VectorShuffle<Double> EVEN = VectorShuffle.fromOp(SPECIES, lane -> 2 * lane % LANES);

    /// The odd elements, once in each half.
    private static final VectorShuffle<Double> ODD = VectorShuffle.fromOp(SPECIES, lane -> (2 * lane + 1) % LANES);

    private static final VectorMask<Double> UPPER = VectorMask.fromLong(SPECIES, ((1L << HALF) - 1) << HALF);

    /// Every element of the lower half twice.
    private static final VectorShuffle<Double> LOWER_TWICE = VectorShuffle.fromOp(SPECIES, lane -> lane / 2);

    /// Every element of the upper half twice.
    private static final VectorShuffle<Double> UPPER_TWICE = VectorShuffle.fromOp(SPECIES, lane -> lane / 2 + HALF);

    private static final VectorMask<Double> SECOND = VectorMask.fromLong(SPECIES, 0xaaaaaaaaaaaaaaaaL >>> (64 - LANES));

    private DoublePools() {}

    /// The largest of every square of an image, and its place in the square.
    ///
    /// @param width of the image
    /// @param rows of squares
    /// @param columns of squares
    /// @param imageRoom elements from the image's first to the last of all images
    /// @param room values from the first to the last of all images
    static void squares(
            double[] arena,
            int from,
            int width,
            int values,
            int indices,
            int rows,
            int columns,
            int imageRoom,
            int room) {
        int last = columns - LANES;
        // One place to call from, also where a row is shorter than a vector: two would be too much to inline.
        int vectors = Math.max(1, Math.ceilDiv(columns, LANES));
        for (int row = 0; row < rows; row++) {
            int source = from + 2 * row * width;
            int target = row * columns;
            boolean fits = last >= 0 || ((2 * row + 1) * width + 2 * LANES <= imageRoom && target + LANES <= room);
            if (DoubleLanes.EXCHANGE && fits) {
                for (int i = 0; i < vectors; i++) {
                    int column = Math.max(0, Math.min(i * LANES, last));
                    square(arena, source + 2 * column, width, values + target + column, indices + target + column);
                }
            } else {
                for (int column = 0; column < columns; column++) {
                    largest(arena, source + 2 * column, width, values + target + column, indices + target + column);
                }
            }
        }
    }

    private static void square(double[] arena, int from, int width, int value, int index) {
        DoubleVector left = DoubleVector.fromArray(SPECIES, arena, from);
        DoubleVector right = DoubleVector.fromArray(SPECIES, arena, from + LANES);
        DoubleVector largest = left.rearrange(EVEN).blend(right.rearrange(EVEN), UPPER);
        DoubleVector second = left.rearrange(ODD).blend(right.rearrange(ODD), UPPER);
        VectorMask<Double> larger = DoubleLanes.isLarger(second, largest);
        largest = largest.blend(second, larger);
        DoubleVector best = DoubleVector.zero(SPECIES).blend(1.0, larger);

        left = DoubleVector.fromArray(SPECIES, arena, from + width);
        right = DoubleVector.fromArray(SPECIES, arena, from + width + LANES);
        DoubleVector third = left.rearrange(EVEN).blend(right.rearrange(EVEN), UPPER);
        larger = DoubleLanes.isLarger(third, largest);
        largest = largest.blend(third, larger);
        best = best.blend(2.0, larger);

        DoubleVector fourth = left.rearrange(ODD).blend(right.rearrange(ODD), UPPER);
        larger = DoubleLanes.isLarger(fourth, largest);
        largest.blend(fourth, larger).add(0.0).intoArray(arena, value);
        best.blend(3.0, larger).intoArray(arena, index);
    }

    private static void largest(double[] arena, int from, int width, int value, int index) {
        int row = DoubleRows.firstMaximum(arena, from, 2, 1);
        int below = DoubleRows.firstMaximum(arena, from + width, 2, 1);
        int step = width + below - row;
        boolean isBelow = DoubleRows.firstMaximum(arena, from + row, 2, step) == 1;
        arena[value] = arena[isBelow ? from + width + below : from + row] + 0;
        arena[index] = isBelow ? 2 + below : row;
    }

    /// Puts the number of every square where its index says, and 0 elsewhere: an image of twice as many rows and
    /// columns.
    ///
    /// @param room numbers from the first to the last of all images
    static void spread(double[] arena, int from, int indices, int to, int rows, int columns, int room) {
        int last = columns - LANES;
        // One place to call from, also where a row is shorter than a vector: two would be too much to inline.
        int vectors = Math.max(1, Math.ceilDiv(columns, LANES));
        int width = 2 * columns;
        for (int row = 0; row < rows; row++) {
            int source = row * columns;
            int target = to + 2 * row * width;
            boolean fits = last >= 0 || ((2 * row + 1) * width + 2 * LANES <= 4 * room && source + LANES <= room);
            if (DoubleLanes.EXCHANGE && fits) {
                for (int i = 0; i < vectors; i++) {
                    int column = Math.max(0, Math.min(i * LANES, last));
                    spread(arena, from + source + column, indices + source + column, target + 2 * column, width);
                }
            } else {
                for (int column = 0; column < columns; column++) {
                    double number = arena[from + source + column] + 0;
                    int index = (int) arena[indices + source + column];
                    for (int place = 0; place < 4; place++) {
                        int at = target + 2 * column + place / 2 * width + place % 2;
                        arena[at] = place == index ? number : 0;
                    }
                }
            }
        }
    }

    private static void spread(double[] arena, int from, int indices, int to, int width) {
        DoubleVector number = DoubleVector.fromArray(SPECIES, arena, from).add(0.0);
        DoubleVector index = DoubleVector.fromArray(SPECIES, arena, indices);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector first = zero.blend(number, index.compare(VectorOperators.EQ, 0.0));
        DoubleVector second = zero.blend(number, index.compare(VectorOperators.EQ, 1.0));
        mixed(first, second, LOWER_TWICE).intoArray(arena, to);
        mixed(first, second, UPPER_TWICE).intoArray(arena, to + LANES);
        DoubleVector third = zero.blend(number, index.compare(VectorOperators.EQ, 2.0));
        DoubleVector fourth = zero.blend(number, index.compare(VectorOperators.EQ, 3.0));
        mixed(third, fourth, LOWER_TWICE).intoArray(arena, to + width);
        mixed(third, fourth, UPPER_TWICE).intoArray(arena, to + width + LANES);
    }

    /// Elements of two vectors in turn.
    private static DoubleVector mixed(DoubleVector even, DoubleVector odd, VectorShuffle<Double> twice) {
        return even.rearrange(twice).blend(odd.rearrange(twice), SECOND);
    }
}
