package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.instruction.UnaryFunction;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Functions of float32 vectors")
class FloatFunctionsTest {

    private static final int STRIP = 4096;

    /// Odd, so that all kinds of mantissas come up; a run sees 4 million of all floats.
    private static final int STRIDE = 1021;

    private static final float[] SPECIAL = {
        0f,
        -0f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        1,
        -1,
        0.3f,
        0.625f,
        0.9375f,
        2,
        -2,
        10,
        -10,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        88.72283f,
        88.72284f,
        88.9f,
        -87.4f,
        -103.97f,
        -103.98f,
        -104.5f,
        1e5f,
        1.0001e5f,
        1e20f,
        0x1p-24f,
        -0x1p-25f
    };

    static Stream<Function> functions() {
        return Stream.of(
                new Function("exp", FloatStrips::exp, Math::exp, 1),
                new Function("expm1", FloatStrips::expm1, Math::expm1, 1),
                new Function("log", FloatStrips::log, Math::log, 1),
                new Function("log1p", FloatStrips::log1p, Math::log1p, 1),
                new Function("tanh", FloatStrips::tanh, Math::tanh, 1),
                new Function(
                        "sigmoid",
                        FloatStrips::sigmoid,
                        x -> x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)),
                        1),
                new Function("erf", FloatStrips::erf, UnaryFunction.ERF::apply, 16),
                new Function("sin", FloatStrips::sin, Math::sin, 4),
                new Function("cos", FloatStrips::cos, Math::cos, 4));
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("come within 2 units in the last place for floats of every size")
    void everyFloat(Function function) {
        float[] x = new float[STRIP];
        float[] y = new float[STRIP];
        for (long bits = 0; bits < 1L << 32; ) {
            for (int i = 0; i < STRIP; i++, bits += STRIDE * function.effort) {
                x[i] = Float.intBitsToFloat((int) bits);
            }
            check(function, x, y);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("come within 2 units in the last place where they bend")
    void middle(Function function) {
        float[] x = new float[STRIP];
        float[] y = new float[STRIP];
        for (float from = -16; from < 16; from += 0.5f) {
            for (int i = 0; i < STRIP; i++) {
                x[i] = from + i / (2f * STRIP);
            }
            check(function, x, y);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("are exact for NaN, infinities, zeros and at the ends of their range")
    void special(Function function) {
        float[] x = Arrays.copyOf(SPECIAL, FloatStrips.room(SPECIAL.length));
        check(function, x, new float[x.length]);
    }

    private static void check(Function function, float[] x, float[] y) {
        function.strip.run(x, 0, y, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double truth = function.truth.applyAsDouble(x[i]);
            float rounded = (float) truth;
            boolean exact = Double.isNaN(truth) || rounded == 0 || Float.isInfinite(rounded);
            boolean right = exact ? same(rounded, y[i]) : Math.abs(y[i] - truth) <= 2 * Math.ulp(rounded);
            if (!right) {
                float argument = x[i];
                assertEquals(rounded, y[i], () -> function + " of " + argument);
            }
        }
    }

    private static boolean same(float expected, float actual) {
        return Float.floatToIntBits(expected) == Float.floatToIntBits(actual);
    }

    /// The function by its vectors, and one by one.
    ///
    /// @param effort for how many floats there is time for one
    record Function(String name, Strip strip, DoubleUnaryOperator truth, long effort) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The loop over a strip.
    interface Strip {
        void run(float[] x, int xAt, float[] y, int yAt, int n);
    }
}
