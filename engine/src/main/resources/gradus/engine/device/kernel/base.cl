//: base
// One source for OpenCL C 1.2 and CUDA C++. Memory is one buffer of 4-byte elements, `a`: numbers of single precision,
// behind them whole ones. Where tensors lie and how long they are stands in a table, `m`, from a place `at` on. A kernel
// is launched with some of its groups, the first of which is `firstGroup` of `groupCount`.
#ifdef __OPENCL_VERSION__
#define KERNEL kernel
#define GLOBAL global
#define LOCAL local
#define FUNCTION static
#define LONG long
#define ULONG ulong
#define LOCAL_ID ((int) get_local_id(0))
#define LOCAL_SIZE ((int) get_local_size(0))
#define GROUP_ID (firstGroup + (int) get_group_id(0))
#define BARRIER barrier(CLK_LOCAL_MEM_FENCE)
#define BARRIER_FOR_ALL barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
#define AS_FLOAT(x) as_float(x)
#define AS_INT(x) as_int(x)
#define TO_INT(x) convert_int_sat(x)
#define KEEP_LEAST(place, x) atomic_min(place, x)
#define EXP(x) exp(x)
#define LOG(x) log(x)
#define LOG1P(x) log1p(x)
#define EXPM1(x) expm1(x)
#define SQRT(x) sqrt(x)
#define ABS(x) fabs(x)
#define SIN(x) sin(x)
#define COS(x) cos(x)
#define COSPI(x) cospi(x)
#define TAN(x) tan(x)
#define TANH(x) tanh(x)
#define ERF(x) erf(x)
#define FLOOR(x) floor(x)
#define CEIL(x) ceil(x)
#define ROUND(x) rint(x)
#define ASIN(x) asin(x)
#define ACOS(x) acos(x)
#define ATAN(x) atan(x)
#define SINH(x) sinh(x)
#define COSH(x) cosh(x)
#define POWER(x, y) pow(x, y)
#define REMAINDER(x, y) fmod(x, y)
#define MULTIPLY_ADD(x, y, z) mad(x, y, z)
#else
#define KERNEL extern "C" __global__
#define GLOBAL
#define LOCAL __shared__
#define FUNCTION static __device__
#define LONG long long
#define ULONG unsigned long long
#define LOCAL_ID ((int) threadIdx.x)
#define LOCAL_SIZE ((int) blockDim.x)
#define GROUP_ID (firstGroup + (int) blockIdx.x)
#define BARRIER __syncthreads()
#define BARRIER_FOR_ALL __syncthreads()
#define AS_FLOAT(x) __int_as_float(x)
#define AS_INT(x) __float_as_int(x)
#define TO_INT(x) __float2int_rz(x)
#define KEEP_LEAST(place, x) atomicMin(place, x)
#define EXP(x) expf(x)
#define LOG(x) logf(x)
#define LOG1P(x) log1pf(x)
#define EXPM1(x) expm1f(x)
#define SQRT(x) sqrtf(x)
#define ABS(x) fabsf(x)
#define SIN(x) sinf(x)
#define COS(x) cosf(x)
#define COSPI(x) cospif(x)
#define TAN(x) tanf(x)
#define TANH(x) tanhf(x)
#define ERF(x) erff(x)
#define FLOOR(x) floorf(x)
#define CEIL(x) ceilf(x)
#define ROUND(x) rintf(x)
#define ASIN(x) asinf(x)
#define ACOS(x) acosf(x)
#define ATAN(x) atanf(x)
#define SINH(x) sinhf(x)
#define COSH(x) coshf(x)
#define POWER(x, y) powf(x, y)
#define REMAINDER(x, y) fmodf(x, y)
#define MULTIPLY_ADD(x, y, z) fmaf(x, y, z)
#ifndef INFINITY
#define INFINITY __int_as_float(0x7f800000)
#endif
#ifndef NAN
#define NAN __int_as_float(0x7fc00000)
#endif
#endif
#define PARAMETERS GLOBAL int *a, GLOBAL const int *m, int at, int firstGroup, int groupCount
#define GLOBAL_ID (GROUP_ID * LOCAL_SIZE + LOCAL_ID)
#define GLOBAL_SIZE (groupCount * LOCAL_SIZE)

//: numbers uses base
// The larger; NaN where one is NaN, and 0 before -0.
FUNCTION float larger(float x, float y) {
    return x != x ? x : y != y ? y : x > y ? x : y > x ? y : AS_FLOAT(AS_INT(x) & AS_INT(y));
}

// The smaller; NaN where one is NaN, and -0 before 0.
FUNCTION float smaller(float x, float y) {
    return x != x ? x : y != y ? y : x < y ? x : y < x ? y : AS_FLOAT(AS_INT(x) | AS_INT(y));
}

FUNCTION float sign_of(float x) {
    return x > 0 ? 1.0f : x < 0 ? -1.0f : x;
}

// A whole number that fits 32 bits, the nearest where it doesn't.
FUNCTION int to_int(LONG x) {
    return x > 2147483647 ? 2147483647 : x < -2147483647 - 1 ? -2147483647 - 1 : (int) x;
}

FUNCTION LONG whole_larger(LONG x, LONG y) {
    return x > y ? x : y;
}

FUNCTION LONG whole_remainder(LONG x, LONG y) {
    return y == 0 ? 0 : x % y;
}

//: strided uses base
// Where element i of a tensor lies: `lengths` and `steps` of its axes stand at these places of the table.
FUNCTION int strided(GLOBAL const int *m, int lengths, int steps, int rank, int i) {
    int place = 0;
    for (int axis = rank - 1; axis > 0; axis--) {
        int length = m[lengths + axis];
        int rest = i / length;
        place += (i - rest * length) * m[steps + axis];
        i = rest;
    }
    return rank > 0 ? place + i * m[steps] : place;
}
