package gradus.engine.device.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The inner loops of moving elements in an arena of floats, several at a time with the Vector API; what is said at
/// [FloatRows] goes for these too. The end of a row is a vector that reaches back over the one before.
/// Methods put vectors into the arena themselves: one that is given back by a call that isn't inlined is an object.
final class FloatLanes {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int HALF = LANES / 2;

    /// Whether elements can be exchanged and compared within vectors: the compiler does it with four and more, and
    /// makes
    /// objects of vectors of two.
    static final boolean EXCHANGE = LANES >= 4;

    /// The even elements, once in each half.
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(SPECIES, lane -> 2 * lane % LANES);

    /// The odd elements, once in each half.
    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(SPECIES, lane -> (2 * lane + 1) % LANES);

    private static final VectorMask<Float> UPPER = VectorMask.fromLong(SPECIES, ((1L << HALF) - 1) << HALF);

    private FloatLanes() {}

    /// Copies rows whose columns are neighbours on both sides.
    static void copyRows(float[] arena, int from, int fromRow, int to, int toRow, int rows, int columns) {
        int last = columns - LANES;
        if (last < 0) {
            FloatRows.copySteps(arena, from, fromRow, 1, to, toRow, 1, rows, columns);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int source = from + row * fromRow;
            int target = to + row * toRow;
            for (int column = 0; column < last; column += LANES) {
                FloatVector.fromArray(SPECIES, arena, source + column).intoArray(arena, target + column);
            }
            FloatVector.fromArray(SPECIES, arena, source + last).intoArray(arena, target + last);
        }
    }

    /// Copies every second element of each row to neighbours.
    static void copySecond(float[] arena, int from, int fromRow, int to, int toRow, int rows, int columns) {
        int last = columns - LANES;
        if (!EXCHANGE || last < 0) {
            FloatRows.copySteps(arena, from, fromRow, 2, to, toRow, 1, rows, columns);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int source = from + row * fromRow;
            int target = to + row * toRow;
            for (int column = 0; column < last; column += LANES) {
                copySecond(arena, source + 2 * column, target + column);
            }
            copySecond(arena, source + 2 * last, target + last);
        }
    }

    /// Copies every second element from one on; nothing behind the last of them is read.
    private static void copySecond(float[] arena, int from, int to) {
        FloatVector lower = FloatVector.fromArray(SPECIES, arena, from).rearrange(EVEN);
        FloatVector upper =
                FloatVector.fromArray(SPECIES, arena, from + LANES - 1).rearrange(ODD);
        lower.blend(upper, UPPER).intoArray(arena, to);
    }

    /// Adds a row to another.
    static void addRow(float[] arena, int from, int to, int count) {
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            FloatVector.fromArray(SPECIES, arena, to + i)
                    .add(FloatVector.fromArray(SPECIES, arena, from + i))
                    .intoArray(arena, to + i);
        }
        for (; i < count; i++) {
            arena[to + i] += arena[from + i];
        }
    }

    /// Which of some rows has the largest element of each column, as [FloatRows#firstMaximum] says it; nothing when a
    /// row is shorter than a vector.
    ///
    /// @return how many columns are done
    static int firstMaxima(float[] arena, int from, int rows, int columns, float[] places, int to) {
        int last = columns - LANES;
        if (!EXCHANGE || last < 0) {
            return 0;
        }
        for (int column = 0; column < last; column += LANES) {
            firstMaximum(arena, from + column, rows, columns, places, to + column);
        }
        firstMaximum(arena, from + last, rows, columns, places, to + last);
        return columns;
    }

    private static void firstMaximum(float[] arena, int from, int rows, int step, float[] places, int to) {
        FloatVector largest = FloatVector.fromArray(SPECIES, arena, from);
        FloatVector best = FloatVector.zero(SPECIES);
        for (int row = 1; row < rows; row++) {
            FloatVector value = FloatVector.fromArray(SPECIES, arena, from + row * step);
            VectorMask<Float> larger = isLarger(value, largest);
            largest = largest.blend(value, larger);
            best = best.blend((float) row, larger);
        }
        best.intoArray(places, to);
    }

    /// Where a value is larger than the largest before, or the first that is no number.
    static VectorMask<Float> isLarger(FloatVector value, FloatVector largest) {
        return value.compare(VectorOperators.LE, largest).not().and(largest.compare(VectorOperators.EQ, largest));
    }
}
