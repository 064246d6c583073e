package gradus.engine.device.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Functions of vectors of Float numbers.
final class FloatFunctions {

    private FloatFunctions() {}

    static FloatVector exp(FloatVector x) {
        return x.lanewise(VectorOperators.EXP);
    }

    static FloatVector log(FloatVector x) {
        return x.lanewise(VectorOperators.LOG);
    }

    static FloatVector tanh(FloatVector x) {
        return x.lanewise(VectorOperators.TANH);
    }
}
