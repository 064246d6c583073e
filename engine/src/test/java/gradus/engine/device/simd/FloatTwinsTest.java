package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A function of one number gives the bits of the function of vectors.
class FloatTwinsTest {

    private interface Single {
        float apply(float x);
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                pair("exp", FloatFunctions::exp, FloatTwins::exp),
                pair("expm1", FloatFunctions::expm1, FloatTwins::expm1),
                pair("tanh", FloatFunctions::tanh, FloatTwins::tanh),
                pair("log", FloatFunctions::log, FloatTwins::log),
                pair("log1p", FloatFunctions::log1p, FloatTwins::log1p),
                pair("erf", FloatFunctions::erf, FloatTwins::erf));
    }

    private static Arguments pair(String name, UnaryOperator<FloatVector> vectors, Single single) {
        return Arguments.of(name, vectors, single);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void bitForBit(String name, UnaryOperator<FloatVector> vectors, Single single) {
        Random random = new Random(5);
        int lanes = FloatVector.SPECIES_PREFERRED.length();
        float[] x = new float[lanes];
        float[] y = new float[lanes];
        for (int round = 0; round < 100_000 / lanes; round++) {
            for (int i = 0; i < lanes; i++) {
                x[i] = round % 2 == 0
                        ? Float.intBitsToFloat(random.nextInt())
                        : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2));
            }
            vectors.apply(FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, x, 0))
                    .intoArray(y, 0);
            for (int i = 0; i < lanes; i++) {
                assertEquals(
                        Float.floatToIntBits(y[i]), Float.floatToIntBits(single.apply(x[i])), name + " of " + x[i]);
            }
        }
    }
}
