package gradus.engine.device.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums of overlapping windows in an arena of doubles, several elements at a time with the Vector API.
final class DoubleSums {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final VectorSpecies<Long> BITS = LongVector.SPECIES_PREFERRED;

    private DoubleSums() {}

    /// Sums the windows of one image.
    ///
    /// @param from its windows
    /// @param to the image
    static void run(double[] arena, WindowSums sums, int from, int to) {
        int columns = sums.columns();
        int last = Math.max(0, columns - LANES);
        for (int row = 0; row < sums.rows(); row++) {
            int first = sums.firstKernelRow()[row] * sums.kernelColumns();
            int end = sums.endKernelRow()[row] * sums.kernelColumns();
            int source = from + row * sums.partsRow();
            int target = to + row * columns;
            int column = 0;
            while (true) {
                if (column >= sums.left() && column + LANES <= sums.right()) {
                    sum(arena, sums.distances(), first, end, source + column, target + column);
                } else {
                    sumInside(arena, sums, first, end, column, source + column, target + column);
                }
                if (column >= last) {
                    break;
                }
                column = Math.min(column + LANES, last);
            }
        }
    }

    private static void sum(double[] arena, int[] distances, int first, int end, int from, int to) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int i = first; i < end; i++) {
            sum = sum.add(DoubleVector.fromArray(SPECIES, arena, from + distances[i]));
        }
        sum.intoArray(arena, to);
    }

    /// Leaves out what lies in no window: near the border of the image, not all places of the kernel count.
    private static void sumInside(double[] arena, WindowSums sums, int first, int end, int column, int from, int to) {
        int[] distances = sums.distances();
        long[] masks = sums.longMasks();
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int i = first; i < end; i++) {
            LongVector mask = LongVector.fromArray(BITS, masks, i * sums.pitch() + column);
            DoubleVector part = DoubleVector.fromArray(SPECIES, arena, from + distances[i]);
            sum = sum.add(part.reinterpretAsLongs().and(mask).reinterpretAsDoubles());
        }
        if (sums.columns() < LANES) {
            sum.intoArray(arena, to, SPECIES.indexInRange(0, sums.columns()));
        } else {
            sum.intoArray(arena, to);
        }
    }
}
