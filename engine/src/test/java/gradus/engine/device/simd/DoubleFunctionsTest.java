package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.instruction.UnaryFunction;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Functions of float64 vectors")
class DoubleFunctionsTest {

    private static final int STRIP = 4096;

    private static final double[] SPECIAL = {
        0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1,
        -1,
        0.21,
        2,
        -2,
        10,
        -10,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        709.78,
        709.79,
        -708.5,
        -740,
        -745.1,
        -745.2,
        -747,
        1e-20,
        -1e-20
    };

    static Stream<Function> functions() {
        return Stream.of(
                new Function("exp", DoubleStrips::exp, StrictMath::exp, 4),
                new Function("expm1", DoubleStrips::expm1, StrictMath::expm1, 4),
                new Function("log", DoubleStrips::log, StrictMath::log, 4),
                new Function("log1p", DoubleStrips::log1p, StrictMath::log1p, 4),
                new Function("tanh", DoubleStrips::tanh, StrictMath::tanh, 4),
                new Function(
                        "sigmoid",
                        DoubleStrips::sigmoid,
                        x -> x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)),
                        4),
                new Function("erf", DoubleStrips::erf, UnaryFunction.ERF::apply, 16));
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("come close for doubles of every size")
    void everySize(Function function) {
        Random random = new Random(1);
        double[] x = new double[STRIP];
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < STRIP; i++) {
                x[i] = Double.longBitsToDouble(random.nextLong());
            }
            check(function, x);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("come close where they bend")
    void middle(Function function) {
        Random random = new Random(2);
        double[] x = new double[STRIP];
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < STRIP; i++) {
                x[i] = random.nextGaussian() * (i % 2 == 0 ? 8 : 0.6);
            }
            check(function, x);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("are exact for NaN, infinities, zeros and at the ends of their range")
    void special(Function function) {
        check(function, Arrays.copyOf(SPECIAL, DoubleStrips.room(SPECIAL.length)));
    }

    private static void check(Function function, double[] x) {
        double[] y = new double[x.length];
        function.strip.run(x, 0, y, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double truth = function.truth.applyAsDouble(x[i]);
            boolean exact = Double.isNaN(truth) || truth == 0 || Double.isInfinite(truth);
            boolean right = exact
                    ? Double.doubleToLongBits(truth) == Double.doubleToLongBits(y[i])
                    : Math.abs(y[i] - truth) <= function.ulps * Math.ulp(truth);
            if (!right) {
                double argument = x[i];
                assertEquals(truth, y[i], () -> function + " of " + argument);
            }
        }
    }

    /// The function by its vectors, and one by one.
    ///
    /// @param ulps so far may the two be from each other: the truth here is itself rounded
    record Function(String name, Strip strip, DoubleUnaryOperator truth, double ulps) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The loop over a strip.
    interface Strip {
        void run(double[] x, int xAt, double[] y, int yAt, int n);
    }
}
