package gradus.engine.device.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/// Functions of vectors of Double numbers.
final class DoubleFunctions {

    private DoubleFunctions() {}

    static DoubleVector exp(DoubleVector x) {
        return x.lanewise(VectorOperators.EXP);
    }

    static DoubleVector log(DoubleVector x) {
        return x.lanewise(VectorOperators.LOG);
    }

    static DoubleVector tanh(DoubleVector x) {
        return x.lanewise(VectorOperators.TANH);
    }
}
