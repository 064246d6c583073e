package gradus.engine.device.simd;

import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The transcendental functions of float32 vectors, each within 2 units in the last place, with the results of [Math]
/// for NaN, infinities, signed zeros, and results that overflow or are subnormal.
///
/// They are straight lines of code without branches, which loops have [within theirs][InlinedFunction]: a vector that
/// crosses a real call is put on the heap. Polynomials are minimax fits.
final class FloatFunctions {

    /// Not private, as loops have these functions' code within theirs.
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /// Added to a number much smaller, it leaves the number rounded to a whole one in the lowest bits.
    private static final float ROUNDER = 0x1.8p23f;

    private static final int EXPONENT_SHIFT = 23;
    private static final int BIAS = 127;
    private static final int SIGN = 0x8000_0000;
    private static final float LOG2_E = 1.442695f;

    /// ln 2 as a sum of which the first part has so few bits that its products with exponents are exact.
    private static final float LN2_HIGH = 0x1.62e4p-1f;

    private static final float LN2_LOW = 1.4286068e-6f;

    /// The bits of the square root of ½.
    private static final int ROOT_HALF = 0x3f35_04f3;

    private static final int MANTISSA = 0x007f_ffff;

    private FloatFunctions() {}

    /// e to the power of each lane.
    static FloatVector exp(FloatVector x) {
        return boundedExp(x)
                .blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, 88.8f))
                .blend(0, x.compare(VectorOperators.LT, -104));
    }

    /// e to the power of each lane that is NaN or lies between -170 and 170. A power of two scales the polynomial in
    /// two halves, as one float doesn't hold those of subnormal results.
    static FloatVector boundedExp(FloatVector x) {
        FloatVector rounded = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER + 2 * BIAS));
        FloatVector n = rounded.sub(ROUNDER + 2 * BIAS);
        FloatVector r = n.fma(broadcast(SPECIES, -LN2_LOW), n.fma(broadcast(SPECIES, -LN2_HIGH), x));
        IntVector exponent = rounded.reinterpretAsInts();
        IntVector half = exponent.lanewise(VectorOperators.LSHR, 1);
        FloatVector first = powerOfTwo(half);
        FloatVector second = powerOfTwo(exponent.sub(half));
        return expPolynomial(r).mul(first).mul(second);
    }

    /// e^r, for r within ± ½ ln 2.
    private static FloatVector expPolynomial(FloatVector r) {
        FloatVector p = r.fma(broadcast(SPECIES, 0.0013672234f), broadcast(SPECIES, 0.008369082f));
        p = p.fma(r, broadcast(SPECIES, 0.041671004f));
        p = p.fma(r, broadcast(SPECIES, 0.16666517f));
        p = p.fma(r, broadcast(SPECIES, 0.49999982f));
        p = p.fma(r, broadcast(SPECIES, 1));
        return p.fma(r, broadcast(SPECIES, 1));
    }

    /// e^r to 1e-7, for r within ± ½ ln 2.
    private static FloatVector roughExpPolynomial(FloatVector r) {
        FloatVector square = r.mul(r);
        FloatVector p = r.fma(broadcast(SPECIES, 0.008289022f), broadcast(SPECIES, 0.041897815f));
        p = p.fma(square, r.fma(broadcast(SPECIES, 0.16667655f), broadcast(SPECIES, 0.4999915f)));
        return p.fma(square, r.fma(broadcast(SPECIES, 0.9999997f), broadcast(SPECIES, 1)));
    }

    /// (e^r - 1 - r) / r², for r within ± ½ ln 2.
    private static FloatVector expm1Polynomial(FloatVector r) {
        FloatVector p = r.fma(broadcast(SPECIES, 0.0013863825f), broadcast(SPECIES, 0.0083665280f));
        p = p.fma(r, broadcast(SPECIES, 0.04166751f));
        p = p.fma(r, broadcast(SPECIES, 0.16666543f));
        return p.fma(r, broadcast(SPECIES, 0.49999997f));
    }

    /// e^x - 1, also accurate near 0.
    static FloatVector expm1(FloatVector x) {
        // The exponent is one less than it should be, as 2^128 doesn't fit.
        FloatVector rounded = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER + (BIAS - 1)));
        FloatVector n = rounded.sub(ROUNDER + (BIAS - 1));
        FloatVector r = n.fma(broadcast(SPECIES, -LN2_LOW), n.fma(broadcast(SPECIES, -LN2_HIGH), x));
        FloatVector q = expm1Polynomial(r).fma(r.mul(r), r);
        FloatVector scale = powerOfTwo(rounded.reinterpretAsInts());
        return scale.fma(q, scale.sub(0.5f))
                .mul(2)
                .blend(x, x.abs().compare(VectorOperators.LT, 1e-10f))
                .blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, 88.8f))
                .blend(-1, x.compare(VectorOperators.LT, -18));
    }

    /// The hyperbolic tangent: u / (u + 2) with u = e^2|x| - 1 and the sign of x; near 0 a polynomial.
    static FloatVector tanh(FloatVector x) {
        FloatVector size = x.abs();
        size = size.blend(10, size.compare(VectorOperators.GT, 10));
        FloatVector rounded = size.fma(broadcast(SPECIES, 2 * LOG2_E), broadcast(SPECIES, ROUNDER + BIAS));
        // One part of ln 2 is enough: what it lacks counts only where the result is already 1.
        FloatVector r = rounded.sub(ROUNDER + BIAS).fma(broadcast(SPECIES, -0.6931472f), size.add(size));
        FloatVector q = expm1Polynomial(r).fma(r.mul(r), r);
        FloatVector scale = powerOfTwo(rounded.reinterpretAsInts());
        FloatVector u = scale.fma(q, scale.sub(1));
        FloatVector square = size.mul(size);
        FloatVector p = square.fma(broadcast(SPECIES, -0.050363585f), broadcast(SPECIES, 0.13314798f));
        p = p.fma(square, broadcast(SPECIES, -0.3333306f));
        FloatVector near = square.mul(size).fma(p, size);
        return withSign(u.div(u.add(2)).blend(near, size.compare(VectorOperators.LE, 0.3f)), x);
    }

    /// 1 / (1 + e^-x).
    static FloatVector sigmoid(FloatVector x) {
        FloatVector size = x.abs();
        size = size.blend(110, size.compare(VectorOperators.GT, 110));
        FloatVector power = boundedExp(size.neg());
        FloatVector other = power.div(power.add(1));
        FloatVector whole = broadcast(SPECIES, 1).blend(power, x.compare(VectorOperators.LT, 0));
        return whole.neg().fma(other, whole);
    }

    /// The natural logarithm.
    static FloatVector log(FloatVector x) {
        VectorMask<Float> subnormal = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
        IntVector bits = x.blend(x.mul(0x1p24f), subnormal).reinterpretAsInts().sub(ROOT_HALF);
        FloatVector n = wholeNumber(bits.lanewise(VectorOperators.ASHR, EXPONENT_SHIFT));
        FloatVector f = mantissa(bits).sub(1);
        FloatVector usual = logSum(f, n.blend(n.sub(24), subnormal));
        return broadcast(SPECIES, Float.NaN)
                .blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0))
                .blend(usual, x.compare(VectorOperators.GT, 0))
                .blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
    }

    /// log(1 + x), also accurate near 0.
    static FloatVector log1p(FloatVector x) {
        FloatVector u = x.add(1);
        FloatVector lost = x.sub(u.sub(1));
        IntVector bits = u.reinterpretAsInts().sub(ROOT_HALF);
        IntVector n = bits.lanewise(VectorOperators.ASHR, EXPONENT_SHIFT);
        IntVector inverse = n.neg().add(BIAS).max(0).lanewise(VectorOperators.LSHL, EXPONENT_SHIFT);
        FloatVector f = lost.fma(inverse.reinterpretAsFloats(), mantissa(bits).sub(1));
        FloatVector usual = logSum(f, wholeNumber(n));
        return broadcast(SPECIES, Float.NaN)
                .blend(Float.NEGATIVE_INFINITY, u.compare(VectorOperators.EQ, 0))
                .blend(usual, u.compare(VectorOperators.GT, 0))
                .blend(Float.POSITIVE_INFINITY, u.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY))
                .blend(x, x.compare(VectorOperators.EQ, 0));
    }

    /// log(1 + f) + n ln 2, for 1 + f between the square roots of ½ and 2.
    private static FloatVector logSum(FloatVector f, FloatVector n) {
        FloatVector square = f.mul(f);
        FloatVector p = f.fma(broadcast(SPECIES, 0.086846285f), broadcast(SPECIES, -0.14264756f));
        p = p.fma(square, f.fma(broadcast(SPECIES, 0.14919002f), broadcast(SPECIES, -0.16578169f)));
        p = p.fma(square, f.fma(broadcast(SPECIES, 0.19962735f), broadcast(SPECIES, -0.2500131f)));
        p = p.fma(square, f.fma(broadcast(SPECIES, 0.33333918f), broadcast(SPECIES, -0.5f)));
        FloatVector low = p.fma(square, n.mul(LN2_LOW)).add(f);
        return n.fma(broadcast(SPECIES, LN2_HIGH), low);
    }

    /// The error function: a polynomial near 0, farther out 1 - e^-q with a polynomial q.
    static FloatVector erf(FloatVector x) {
        FloatVector size = x.abs();
        VectorMask<Float> near = size.compare(VectorOperators.LE, 0.9375f);
        FloatVector p = erfExponent(size.blend(4, size.compare(VectorOperators.GT, 4)));
        FloatVector rounded = p.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER + BIAS));
        FloatVector r = rounded.sub(ROUNDER + BIAS).fma(broadcast(SPECIES, -0.6931472f), p);
        FloatVector power = roughExpPolynomial(r).mul(powerOfTwo(rounded.reinterpretAsInts()));
        FloatVector far = withSign(broadcast(SPECIES, 1).sub(power), x);
        FloatVector square = x.mul(x);
        FloatVector q = square.fma(broadcast(SPECIES, -0.0005928213f), broadcast(SPECIES, 0.0049811825f));
        q = q.fma(square, broadcast(SPECIES, -0.0267588f));
        q = q.fma(square, broadcast(SPECIES, 0.11281621f));
        q = q.fma(square, broadcast(SPECIES, -0.3761248f));
        q = q.fma(square, broadcast(SPECIES, 0.12837915f));
        return far.blend(q.fma(x, x), near);
    }

    /// log(1 - erf(x)), for x from 0.9375 to 4.
    private static FloatVector erfExponent(FloatVector x) {
        FloatVector square = x.mul(x);
        FloatVector q = x.fma(broadcast(SPECIES, 0.00019384033f), broadcast(SPECIES, -0.003022525f));
        q = q.fma(square, x.fma(broadcast(SPECIES, 0.022143854f), broadcast(SPECIES, -0.103757925f)));
        q = q.fma(square, x.fma(broadcast(SPECIES, -0.6373818f), broadcast(SPECIES, -1.1275561f)));
        return q.fma(x, broadcast(SPECIES, -0.00022486939f));
    }

    /// The sine; beyond 10⁵ by the slower function of the Vector API.
    static FloatVector sin(FloatVector x) {
        return turned(x, 0, VectorOperators.SIN).blend(x, x.compare(VectorOperators.EQ, 0));
    }

    /// The cosine; beyond 10⁵ by the slower function of the Vector API.
    static FloatVector cos(FloatVector x) {
        return turned(x, 1, VectorOperators.COS);
    }

    private static FloatVector turned(FloatVector x, int quarters, VectorOperators.Unary whenFar) {
        VectorMask<Float> far = x.abs().compare(VectorOperators.GT, 1e5f);
        if (far.anyTrue()) {
            return x.lanewise(whenFar);
        }
        FloatVector rounded = x.fma(broadcast(SPECIES, (float) (2 / Math.PI)), broadcast(SPECIES, ROUNDER));
        FloatVector n = rounded.sub(ROUNDER);
        FloatVector r = n.fma(broadcast(SPECIES, -1.5707964f), x);
        r = n.fma(broadcast(SPECIES, 4.371139e-8f), r);
        r = n.fma(broadcast(SPECIES, 1.7151245e-15f), r);
        IntVector quarter = rounded.reinterpretAsInts().add(quarters);
        IntVector odd = quarter.lanewise(VectorOperators.LSHL, 31);
        IntVector sign = quarter.and(2).lanewise(VectorOperators.LSHL, 30);
        VectorMask<Float> swapped = odd.compare(VectorOperators.LT, 0).cast(SPECIES);
        FloatVector value = sinPolynomial(r).blend(cosPolynomial(r), swapped);
        return value.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
    }

    private static FloatVector sinPolynomial(FloatVector r) {
        FloatVector square = r.mul(r);
        FloatVector p = square.fma(broadcast(SPECIES, 2.8046215e-6f), broadcast(SPECIES, -0.0001985031f));
        p = p.fma(square, broadcast(SPECIES, 0.008333373f));
        p = p.fma(square, broadcast(SPECIES, -0.16666667f));
        return p.mul(square).fma(r, r);
    }

    private static FloatVector cosPolynomial(FloatVector r) {
        FloatVector square = r.mul(r);
        FloatVector p = square.fma(broadcast(SPECIES, 2.4432766e-5f), broadcast(SPECIES, -0.0013887312f));
        p = p.fma(square, broadcast(SPECIES, 0.041666646f));
        p = p.fma(square, broadcast(SPECIES, -0.5f));
        return p.fma(square, broadcast(SPECIES, 1));
    }

    /// 2^(n - 127), for n in the lowest bits.
    private static FloatVector powerOfTwo(IntVector n) {
        return n.lanewise(VectorOperators.LSHL, EXPONENT_SHIFT).reinterpretAsFloats();
    }

    /// A small whole number as a float.
    private static FloatVector wholeNumber(IntVector n) {
        return n.add(Float.floatToRawIntBits(ROUNDER)).reinterpretAsFloats().sub(ROUNDER);
    }

    /// The number between the square roots of ½ and 2 that has the mantissa of the bits, from which [#ROOT_HALF] was
    /// taken.
    private static FloatVector mantissa(IntVector bits) {
        return bits.and(MANTISSA).add(ROOT_HALF).reinterpretAsFloats();
    }

    private static FloatVector withSign(FloatVector size, FloatVector x) {
        IntVector sign = x.reinterpretAsInts().and(SIGN);
        return size.reinterpretAsInts().or(sign).reinterpretAsFloats();
    }
}
