package gradus.engine.device.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums of overlapping windows in an arena of floats, several elements at a time with the Vector API.
final class FloatSums {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;

    private FloatSums() {}

    /// Sums the windows of one image.
    ///
    /// @param from its windows
    /// @param to the image
    static void run(float[] arena, WindowSums sums, int from, int to) {
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

    private static void sum(float[] arena, int[] distances, int first, int end, int from, int to) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = first; i < end; i++) {
            sum = sum.add(FloatVector.fromArray(SPECIES, arena, from + distances[i]));
        }
        sum.intoArray(arena, to);
    }

    /// Leaves out what lies in no window: near the border of the image, not all places of the kernel count.
    private static void sumInside(float[] arena, WindowSums sums, int first, int end, int column, int from, int to) {
        int[] distances = sums.distances();
        int[] masks = sums.intMasks();
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = first; i < end; i++) {
            IntVector mask = IntVector.fromArray(BITS, masks, i * sums.pitch() + column);
            FloatVector part = FloatVector.fromArray(SPECIES, arena, from + distances[i]);
            sum = sum.add(part.reinterpretAsInts().and(mask).reinterpretAsFloats());
        }
        if (sums.columns() < LANES) {
            sum.intoArray(arena, to, SPECIES.indexInRange(0, sums.columns()));
        } else {
            sum.intoArray(arena, to);
        }
    }
}
