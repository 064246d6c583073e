package gradus.engine.device.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The transcendental functions of float64 vectors, each within 2 units in the last place (tanh within 2.5), with the
/// results of [Math]
/// for NaN, infinities, signed zeros, and results that overflow or are subnormal. [FloatFunctions] says how they are
/// written and why.
final class DoubleFunctions {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /// Added to a number much smaller, it leaves the number rounded to a whole one in the lowest bits.
    private static final double ROUNDER = 0x1.8p52;

    private static final int EXPONENT_SHIFT = 52;
    private static final int BIAS = 1023;
    private static final long SIGN = Long.MIN_VALUE;
    private static final double LOG2_E = 1.4426950408889634;

    /// ln 2 as a sum of which the first part has so few bits that its products with exponents are exact.
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    /// The bits of the square root of ½.
    private static final long ROOT_HALF = 0x3fe6_a09e_667f_3bcdL;

    private static final long MANTISSA = 0x000f_ffff_ffff_ffffL;

    /// erf(x) / x - 1 as a polynomial of x², for x up to 1; the highest power first.
    private static final double[] ERF_NEAR = {
        6.710131165944433e-11,
        -1.184567187351507e-09,
        1.4790465735354323e-08,
        -1.637121938423899e-07,
        1.6463141287895885e-06,
        -1.4925741799439005e-05,
        0.00012055337908851464,
        -0.000854832719293146,
        0.005223977629146439,
        -0.0268661706456237,
        0.11283791670958757,
        -0.37612638903183876,
        0.1283791670955126
    };

    /// log(1 - erf(x)), for x from 1 to 6; the highest power first.
    private static final double[] ERF_FAR = {
        2.2496617362179448e-14,
        -1.2456811633339387e-12,
        3.2656789548694854e-11,
        -5.39192379556392e-10,
        6.2891168815557245e-09,
        -5.505956663859588e-08,
        3.747914777885606e-07,
        -2.023293053709388e-06,
        8.723347509142807e-06,
        -2.9778113766496097e-05,
        7.744592659824963e-05,
        -0.00013464411414590836,
        5.853807381072478e-05,
        0.0005070842759207015,
        -0.0016299731389477377,
        0.000167005591373538,
        0.01914940050725754,
        -0.10278041918789224,
        -0.6366177138584306,
        -1.1283795081874382,
        2.672468742196672e-08
    };

    private DoubleFunctions() {}

    /// e to the power of each lane.
    static DoubleVector exp(DoubleVector x) {
        return boundedExp(x)
                .blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, 709.8))
                .blend(0, x.compare(VectorOperators.LT, -746));
    }

    /// e to the power of each lane that is NaN or lies between -1400 and 1400. A power of two scales the polynomial in
    /// two halves, as one double doesn't hold those of subnormal results.
    private static DoubleVector boundedExp(DoubleVector x) {
        DoubleVector rounded = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER + 2 * BIAS));
        DoubleVector n = rounded.sub(ROUNDER + 2 * BIAS);
        DoubleVector r = n.fma(broadcast(SPECIES, -LN2_LOW), n.fma(broadcast(SPECIES, -LN2_HIGH), x));
        LongVector exponent = rounded.reinterpretAsLongs();
        LongVector half = exponent.lanewise(VectorOperators.LSHR, 1);
        DoubleVector first = powerOfTwo(half);
        DoubleVector second = powerOfTwo(exponent.sub(half));
        return expPolynomial(r).mul(first).mul(second);
    }

    private static DoubleVector expPolynomial(DoubleVector r) {
        DoubleVector p = r.fma(broadcast(SPECIES, 2.5007813652384675e-08), broadcast(SPECIES, 2.7630412432748394e-07));
        p = p.fma(r, broadcast(SPECIES, 2.75575603615303e-06));
        p = p.fma(r, broadcast(SPECIES, 2.480149256384218e-05));
        p = p.fma(r, broadcast(SPECIES, 0.00019841269537673514));
        p = p.fma(r, broadcast(SPECIES, 0.0013888888944248294));
        p = p.fma(r, broadcast(SPECIES, 0.008333333333479083));
        p = p.fma(r, broadcast(SPECIES, 0.04166666666652721));
        p = p.fma(r, broadcast(SPECIES, 0.16666666666666438));
        p = p.fma(r, broadcast(SPECIES, 0.5000000000000011));
        p = p.fma(r, broadcast(SPECIES, 1));
        p = p.fma(r, broadcast(SPECIES, 1));
        return p;
    }

    /// (e^r - 1 - r) / r², for r within ± ½ ln 2.
    private static DoubleVector expm1Polynomial(DoubleVector r) {
        DoubleVector p = r.fma(broadcast(SPECIES, 2.0893664786994027e-09), broadcast(SPECIES, 2.5109126552118598e-08));
        p = p.fma(r, broadcast(SPECIES, 2.7557338769782717e-07));
        p = p.fma(r, broadcast(SPECIES, 2.755724390849428e-06));
        p = p.fma(r, broadcast(SPECIES, 2.480158725452011e-05));
        p = p.fma(r, broadcast(SPECIES, 0.0001984126988647956));
        p = p.fma(r, broadcast(SPECIES, 0.0013888888888915398));
        p = p.fma(r, broadcast(SPECIES, 0.008333333333321463));
        p = p.fma(r, broadcast(SPECIES, 0.04166666666666662));
        p = p.fma(r, broadcast(SPECIES, 0.16666666666666677));
        p = p.fma(r, broadcast(SPECIES, 0.5));
        return p;
    }

    /// e^x - 1, also accurate near 0.
    static DoubleVector expm1(DoubleVector x) {
        // The exponent is one less than it should be, as 2^1024 doesn't fit.
        DoubleVector rounded = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER + (BIAS - 1)));
        DoubleVector n = rounded.sub(ROUNDER + (BIAS - 1));
        DoubleVector r = n.fma(broadcast(SPECIES, -LN2_LOW), n.fma(broadcast(SPECIES, -LN2_HIGH), x));
        DoubleVector q = expm1Polynomial(r).fma(r.mul(r), r);
        DoubleVector scale = powerOfTwo(rounded.reinterpretAsLongs());
        return scale.fma(q, scale.sub(0.5))
                .mul(2)
                .blend(x, x.abs().compare(VectorOperators.LT, 1e-20))
                .blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, 709.8))
                .blend(-1, x.compare(VectorOperators.LT, -40));
    }

    /// The hyperbolic tangent: u / (u + 2) with u = e^2|x| - 1 and the sign of x; near 0, where that rounds too often,
    /// -u / (u + 2) with u = e^-2|x| - 1.
    static DoubleVector tanh(DoubleVector x) {
        DoubleVector size = x.abs();
        VectorMask<Double> near = size.compare(VectorOperators.LT, 0.21);
        size = size.add(size);
        size = size.blend(size.neg(), near).blend(44, size.compare(VectorOperators.GT, 44));
        DoubleVector rounded = size.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER + BIAS));
        DoubleVector n = rounded.sub(ROUNDER + BIAS);
        DoubleVector r = n.fma(broadcast(SPECIES, -LN2_LOW), n.fma(broadcast(SPECIES, -LN2_HIGH), size));
        DoubleVector q = expm1Polynomial(r).fma(r.mul(r), r);
        DoubleVector scale = powerOfTwo(rounded.reinterpretAsLongs());
        DoubleVector u = scale.fma(q, scale.sub(1));
        return withSign(u.div(u.add(2)).abs(), x);
    }

    /// 1 / (1 + e^-x).
    static DoubleVector sigmoid(DoubleVector x) {
        DoubleVector size = x.abs();
        size = size.blend(750, size.compare(VectorOperators.GT, 750));
        DoubleVector power = boundedExp(size.neg());
        DoubleVector other = power.div(power.add(1));
        DoubleVector whole = broadcast(SPECIES, 1).blend(power, x.compare(VectorOperators.LT, 0));
        return whole.neg().fma(other, whole);
    }

    /// The natural logarithm.
    static DoubleVector log(DoubleVector x) {
        VectorMask<Double> subnormal = x.compare(VectorOperators.LT, Double.MIN_NORMAL);
        LongVector bits = x.blend(x.mul(0x1p54), subnormal).reinterpretAsLongs().sub(ROOT_HALF);
        DoubleVector n = wholeNumber(bits.lanewise(VectorOperators.ASHR, EXPONENT_SHIFT));
        DoubleVector f = mantissa(bits).sub(1);
        DoubleVector usual = logSum(f, n.blend(n.sub(54), subnormal));
        return broadcast(SPECIES, Double.NaN)
                .blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0))
                .blend(usual, x.compare(VectorOperators.GT, 0))
                .blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.EQ, Double.POSITIVE_INFINITY));
    }

    /// log(1 + x), also accurate near 0.
    static DoubleVector log1p(DoubleVector x) {
        DoubleVector u = x.add(1);
        DoubleVector lost = x.sub(u.sub(1));
        LongVector bits = u.reinterpretAsLongs().sub(ROOT_HALF);
        LongVector n = bits.lanewise(VectorOperators.ASHR, EXPONENT_SHIFT);
        LongVector inverse = n.neg().add(BIAS).max(0).lanewise(VectorOperators.LSHL, EXPONENT_SHIFT);
        DoubleVector f = lost.fma(inverse.reinterpretAsDoubles(), mantissa(bits).sub(1));
        DoubleVector usual = logSum(f, wholeNumber(n));
        return broadcast(SPECIES, Double.NaN)
                .blend(Double.NEGATIVE_INFINITY, u.compare(VectorOperators.EQ, 0))
                .blend(usual, u.compare(VectorOperators.GT, 0))
                .blend(Double.POSITIVE_INFINITY, u.compare(VectorOperators.EQ, Double.POSITIVE_INFINITY))
                .blend(x, x.compare(VectorOperators.EQ, 0));
    }

    /// log(1 + f) + n ln 2, for 1 + f between the square roots of ½ and 2: with s = f / (2 + f), log(1 + f) is
    /// 2 artanh(s) = f - f²/2 + s (f²/2 + R), R a polynomial of s².
    private static DoubleVector logSum(DoubleVector f, DoubleVector n) {
        DoubleVector s = f.div(f.add(2));
        DoubleVector square = s.mul(s);
        DoubleVector p = square.fma(broadcast(SPECIES, 0.13233344472638134), broadcast(SPECIES, 0.1325231255506219));
        p = p.fma(square, broadcast(SPECIES, 0.15386981243217673));
        p = p.fma(square, broadcast(SPECIES, 0.18181778536062404));
        p = p.fma(square, broadcast(SPECIES, 0.2222222260466106));
        p = p.fma(square, broadcast(SPECIES, 0.2857142856942596));
        p = p.fma(square, broadcast(SPECIES, 0.40000000000004887));
        p = p.fma(square, broadcast(SPECIES, 0.6666666666666666));
        DoubleVector half = f.mul(f).mul(0.5);
        DoubleVector low = s.fma(p.fma(square, half), n.mul(LN2_LOW)).sub(half).add(f);
        return n.fma(broadcast(SPECIES, LN2_HIGH), low);
    }

    /// The error function of one number: as vectors, its long polynomials are too much for the compiler to inline.
    static double erf(double x) {
        double size = Math.abs(x);
        if (size <= 1) {
            return x + x * polynomial(ERF_NEAR, x * x);
        }
        return size > 6 ? Math.copySign(1, x) : Math.copySign(1 - Math.exp(polynomial(ERF_FAR, size)), x);
    }

    private static double polynomial(double[] coefficients, double x) {
        double p = 0;
        for (double coefficient : coefficients) {
            p = p * x + coefficient;
        }
        return p;
    }

    /// 2^(n - 1023), for n in the lowest bits.
    private static DoubleVector powerOfTwo(LongVector n) {
        return n.lanewise(VectorOperators.LSHL, EXPONENT_SHIFT).reinterpretAsDoubles();
    }

    /// A small whole number as a double.
    private static DoubleVector wholeNumber(LongVector n) {
        return n.add(Double.doubleToRawLongBits(ROUNDER)).reinterpretAsDoubles().sub(ROUNDER);
    }

    /// The number between the square roots of ½ and 2 that has the mantissa of the bits, from which [#ROOT_HALF] was
    /// taken.
    private static DoubleVector mantissa(LongVector bits) {
        return bits.and(MANTISSA).add(ROOT_HALF).reinterpretAsDoubles();
    }

    private static DoubleVector withSign(DoubleVector size, DoubleVector x) {
        LongVector sign = x.reinterpretAsLongs().and(SIGN);
        return size.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }
}
