package gradus.engine.device.simd;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [FloatFunctions] applied to strips of arrays: for the first `n` elements, `y[yAt + i] = f(x[xAt + i])`. They go by
/// whole vectors, so that the arrays must have [#room] for that; what lies behind the `n`th element is undefined
/// afterwards. `x` may be `y` where the strips are the same.
final class FloatStrips {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private FloatStrips() {}

    /// How long an array must be that holds a strip of `n` elements.
    static int room(int n) {
        return SPECIES.loopBound(n + LANES - 1);
    }

    static void exp(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatFunctions.exp(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void expm1(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatFunctions.expm1(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void log(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatFunctions.log(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void log1p(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatFunctions.log1p(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatFunctions.tanh(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatFunctions.sigmoid(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void erf(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatFunctions.erf(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void sin(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatFunctions.sin(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void cos(float[] x, int xAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatFunctions.cos(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }
}
