package gradus.engine.device.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/// What the processor's vectors hold.
final class Lanes {

    private Lanes() {}

    /// How many numbers a vector has.
    static int count(boolean isSingle) {
        return isSingle ? FloatVector.SPECIES_PREFERRED.length() : DoubleVector.SPECIES_PREFERRED.length();
    }

    /// Whether the Java that runs this has the Vector API: it is a module that must be asked for.
    static boolean arePresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
