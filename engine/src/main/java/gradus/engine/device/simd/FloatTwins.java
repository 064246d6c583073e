package gradus.engine.device.simd;

/// The functions of [FloatFunctions] for one number: operation for operation the same, so that the bits are the same.
/// Loops run on them until their vectors are compiled.
final class FloatTwins {

    private static final float ROUNDER = 0x1.8p23f;
    private static final int EXPONENT_SHIFT = 23;
    private static final int BIAS = 127;
    private static final int SIGN = 0x8000_0000;
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0x1.62e4p-1f;
    private static final float LN2_LOW = 1.4286068e-6f;
    private static final int ROOT_HALF = 0x3f35_04f3;
    private static final int MANTISSA = 0x007f_ffff;

    private FloatTwins() {}

    static float exp(float x) {
        float usual = boundedExp(x);
        float bounded = x > 88.8f ? Float.POSITIVE_INFINITY : usual;
        return x < -104 ? 0 : bounded;
    }

    private static float boundedExp(float x) {
        float rounded = Math.fma(x, LOG2_E, ROUNDER + 2 * BIAS);
        float n = rounded - (ROUNDER + 2 * BIAS);
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        int exponent = Float.floatToRawIntBits(rounded);
        int half = exponent >>> 1;
        return expPolynomial(r) * powerOfTwo(half) * powerOfTwo(exponent - half);
    }

    private static float expPolynomial(float r) {
        float p = Math.fma(r, 0.0013672234f, 0.008369082f);
        p = Math.fma(p, r, 0.041671004f);
        p = Math.fma(p, r, 0.16666517f);
        p = Math.fma(p, r, 0.49999982f);
        p = Math.fma(p, r, 1);
        return Math.fma(p, r, 1);
    }

    private static float expm1Polynomial(float r) {
        float p = Math.fma(r, 0.0013863825f, 0.0083665280f);
        p = Math.fma(p, r, 0.04166751f);
        p = Math.fma(p, r, 0.16666543f);
        return Math.fma(p, r, 0.49999997f);
    }

    static float expm1(float x) {
        float rounded = Math.fma(x, LOG2_E, ROUNDER + (BIAS - 1));
        float n = rounded - (ROUNDER + (BIAS - 1));
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        float q = Math.fma(expm1Polynomial(r), r * r, r);
        float scale = powerOfTwo(Float.floatToRawIntBits(rounded));
        float usual = Math.fma(scale, q, scale - 0.5f) * 2;
        float near = Math.abs(x) < 1e-10f ? x : usual;
        float bounded = x > 88.8f ? Float.POSITIVE_INFINITY : near;
        return x < -18 ? -1 : bounded;
    }

    static float tanh(float x) {
        float size = Math.abs(x);
        size = size > 10 ? 10 : size;
        float rounded = Math.fma(size, 2 * LOG2_E, ROUNDER + BIAS);
        float r = Math.fma(rounded - (ROUNDER + BIAS), -0.6931472f, size + size);
        float q = Math.fma(expm1Polynomial(r), r * r, r);
        float scale = powerOfTwo(Float.floatToRawIntBits(rounded));
        float u = Math.fma(scale, q, scale - 1);
        float square = size * size;
        float p = Math.fma(square, -0.050363585f, 0.13314798f);
        p = Math.fma(p, square, -0.3333306f);
        float near = Math.fma(square * size, p, size);
        return withSign(size <= 0.3f ? near : u / (u + 2), x);
    }

    static float log(float x) {
        boolean isSubnormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(isSubnormal ? x * 0x1p24f : x) - ROOT_HALF;
        float n = wholeNumber(bits >> EXPONENT_SHIFT);
        float f = mantissa(bits) - 1;
        return logSpecials(logSum(f, isSubnormal ? n - 24 : n), x);
    }

    static float log1p(float x) {
        float u = x + 1;
        float lost = x - (u - 1);
        int bits = Float.floatToRawIntBits(u) - ROOT_HALF;
        int n = bits >> EXPONENT_SHIFT;
        int inverse = Math.max(BIAS - n, 0) << EXPONENT_SHIFT;
        float f = Math.fma(lost, Float.intBitsToFloat(inverse), mantissa(bits) - 1);
        return x == 0 ? x : logSpecials(logSum(f, wholeNumber(n)), u);
    }

    private static float logSum(float f, float n) {
        float square = f * f;
        float p = Math.fma(f, 0.086846285f, -0.14264756f);
        p = Math.fma(p, square, Math.fma(f, 0.14919002f, -0.16578169f));
        p = Math.fma(p, square, Math.fma(f, 0.19962735f, -0.2500131f));
        p = Math.fma(p, square, Math.fma(f, 0.33333918f, -0.5f));
        float low = Math.fma(p, square, n * LN2_LOW) + f;
        return Math.fma(n, LN2_HIGH, low);
    }

    private static float logSpecials(float usual, float x) {
        float special = x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
        float some = x > 0 ? usual : special;
        return x == Float.POSITIVE_INFINITY ? Float.POSITIVE_INFINITY : some;
    }

    static float erf(float x) {
        float size = Math.abs(x);
        float p = erfExponent(size > 4 ? 4 : size);
        float rounded = Math.fma(p, LOG2_E, ROUNDER + BIAS);
        float r = Math.fma(rounded - (ROUNDER + BIAS), -0.6931472f, p);
        float power = roughExpPolynomial(r) * powerOfTwo(Float.floatToRawIntBits(rounded));
        float far = withSign(1 - power, x);
        float square = x * x;
        float q = Math.fma(square, -0.0005928213f, 0.0049811825f);
        q = Math.fma(q, square, -0.0267588f);
        q = Math.fma(q, square, 0.11281621f);
        q = Math.fma(q, square, -0.3761248f);
        q = Math.fma(q, square, 0.12837915f);
        return size <= 0.9375f ? Math.fma(q, x, x) : far;
    }

    private static float erfExponent(float x) {
        float square = x * x;
        float q = Math.fma(x, 0.00019384033f, -0.003022525f);
        q = Math.fma(q, square, Math.fma(x, 0.022143854f, -0.103757925f));
        q = Math.fma(q, square, Math.fma(x, -0.6373818f, -1.1275561f));
        return Math.fma(q, x, -0.00022486939f);
    }

    private static float roughExpPolynomial(float r) {
        float square = r * r;
        float p = Math.fma(r, 0.008289022f, 0.041897815f);
        p = Math.fma(p, square, Math.fma(r, 0.16667655f, 0.4999915f));
        return Math.fma(p, square, Math.fma(r, 0.9999997f, 1));
    }

    private static float powerOfTwo(int n) {
        return Float.intBitsToFloat(n << EXPONENT_SHIFT);
    }

    private static float wholeNumber(int n) {
        return Float.intBitsToFloat(n + Float.floatToRawIntBits(ROUNDER)) - ROUNDER;
    }

    private static float mantissa(int bits) {
        return Float.intBitsToFloat((bits & MANTISSA) + ROOT_HALF);
    }

    private static float withSign(float size, float x) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(size) | (Float.floatToRawIntBits(x) & SIGN));
    }
}
