package gradus.engine.device.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The sum of a vector's elements in an order that is always the same: halves are added to halves. The order of the
/// Vector API's own reduction is not specified, and changes when the JIT compiler takes over from the interpreter, so
/// that the same training would not give the same numbers twice.
final class LaneSum {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final VectorShuffle<Float> BY_EIGHT = turned(8);
    private static final VectorShuffle<Float> BY_FOUR = turned(4);
    private static final VectorShuffle<Float> BY_TWO = turned(2);
    private static final VectorShuffle<Float> BY_ONE = turned(1);

    private LaneSum() {}

    private static VectorShuffle<Float> turned(int by) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane + by) % LANES);
    }

    /// The sum, of a vector of the preferred species with up to 16 elements.
    static float of(FloatVector vector) {
        FloatVector sum = vector;
        if (LANES > 8) {
            sum = sum.add(sum.rearrange(BY_EIGHT));
        }
        if (LANES > 4) {
            sum = sum.add(sum.rearrange(BY_FOUR));
        }
        if (LANES > 2) {
            sum = sum.add(sum.rearrange(BY_TWO));
        }
        return sum.add(sum.rearrange(BY_ONE)).lane(0);
    }
}
