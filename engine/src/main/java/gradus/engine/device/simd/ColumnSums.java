package gradus.engine.device.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Sums of the columns of small float32 matrices in double precision: the bits of [Reducer], which goes column by
/// column.
final class ColumnSums {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(LANES * Float.SIZE));

    private ColumnSums() {}

    /// Whether there are enough columns for a vector.
    static boolean areFor(int columns) {
        return columns >= LANES;
    }

    /// `[rows, columns] → [columns]`
    static void run(int rows, int columns, float[] memory, int from, int to) {
        int last = columns - LANES;
        for (int column = 0; column < last; column += LANES) {
            vector(rows, columns, memory, from + column, to + column);
        }
        // The last vector may repeat some sums, which come out the same.
        vector(rows, columns, memory, from + last, to + last);
    }

    private static void vector(int rows, int columns, float[] memory, int from, int to) {
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int row = 0; row < rows; row++) {
            FloatVector part = FloatVector.fromArray(FLOATS, memory, from + row * columns);
            sum = sum.add(part.convertShape(VectorOperators.F2D, DOUBLES, 0));
        }
        FloatVector rounded = (FloatVector) sum.convertShape(VectorOperators.D2F, FLOATS, 0);
        rounded.intoArray(memory, to);
    }
}
