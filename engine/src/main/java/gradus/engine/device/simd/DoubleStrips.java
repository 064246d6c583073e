package gradus.engine.device.simd;

import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// [DoubleFunctions] applied to strips of arrays: for the first `n` elements, `y[yAt + i] = f(x[xAt + i])`. They go by
/// whole vectors, so that the arrays must have [#room] for that; what lies behind the `n`th element is undefined
/// afterwards. `x` may be `y` where the strips are the same.
///
/// A loop with several functions had better call these on strips that stay in the first-level cache than inline the
/// functions: the compiler stops inlining in a loop with more than about one of them. Each of these it compiles once.
final class DoubleStrips {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private DoubleStrips() {}

    /// How long an array must be that holds a strip of `n` elements.
    static int room(int n) {
        return SPECIES.loopBound(n + LANES - 1);
    }

    static void exp(double[] x, int xAt, double[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleFunctions.exp(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void expm1(double[] x, int xAt, double[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleFunctions.expm1(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void log(double[] x, int xAt, double[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleFunctions.log(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void log1p(double[] x, int xAt, double[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleFunctions.log1p(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void tanh(double[] x, int xAt, double[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleFunctions.tanh(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void sigmoid(double[] x, int xAt, double[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleFunctions.sigmoid(fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    static void erf(double[] x, int xAt, double[] y, int yAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = DoubleFunctions.erf(x[xAt + i]);
        }
    }
}
