/*
 * One training step of the Iris network, written by hand: 4-20-10-3, tanh, softmax cross-entropy, Adam, a batch of 16,
 * float32. The lower bound that a general engine is held against: no graph, no shapes, every length a constant, and all
 * numbers (about 6 kB) in the nearest cache.
 *
 *     cc -O3 -march=native -ffast-math -o iris iris.c -lm
 *
 * Activations lie feature by feature, the 16 rows of the batch side by side, so that a row of the batch is a lane of a
 * vector: no lane is idle and nothing is added across lanes. For the gradients of the kernels, which are sums over the
 * batch, the errors are turned over once so that the lanes are the columns of the kernel.
 *
 *     iris            reads lines `iris-16 REPEATS`, answers `WALL_NS CPU_NS PEAK`, the first two for one step
 *     iris --check    compares the gradients with finite differences in double precision; ends with 1 if they differ
 */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { BATCH = 16, INPUTS = 4, FIRST = 20, SECOND = 10, CLASSES = 3 };

typedef struct {
    float kernel1[INPUTS][FIRST];
    float bias1[FIRST];
    float kernel2[FIRST][SECOND];
    float bias2[SECOND];
    float kernel3[SECOND][CLASSES];
    float bias3[CLASSES];
} Numbers;

enum { COUNT = sizeof(Numbers) / sizeof(float) };

typedef union {
    Numbers named;
    float flat[COUNT];
} Weights;

static _Alignas(64) Weights weights, gradient, mean, square;
static _Alignas(64) float x[INPUTS][BATCH], target[CLASSES][BATCH];
static _Alignas(64) float hidden1[FIRST][BATCH], hidden2[SECOND][BATCH], logits[CLASSES][BATCH];
static _Alignas(64) float error1[FIRST][BATCH], error2[SECOND][BATCH], error3[CLASSES][BATCH];
static double decay1 = 1, decay2 = 1;
volatile float loss_of_step;

/* tanh to about 3 units in the last place: a quotient of polynomials, of degree 13 over 6, on [-8, 8]. */
static inline float tangent(float value) {
    float z = value > 7.9f ? 7.9f : value;
    z = z < -7.9f ? -7.9f : z;
    float s = z * z;
    float p = -2.76076847742355e-16f;
    p = p * s + 2.00018790482477e-13f;
    p = p * s - 8.60467152213735e-11f;
    p = p * s + 5.12229709037114e-08f;
    p = p * s + 1.48572235717979e-05f;
    p = p * s + 6.37261928875436e-04f;
    p = p * s + 4.89352455891786e-03f;
    float q = 1.19825839466702e-06f;
    q = q * s + 1.18534705686654e-04f;
    q = q * s + 2.26843463243900e-03f;
    q = q * s + 4.89352518554385e-03f;
    return z * p / q;
}

/* exp of numbers that are at most 0: 2 to a whole power times a polynomial of what is left. */
static inline float exponential(float value) {
    float z = value < -87.0f ? -87.0f : value;
    int turns = (int)(z * 1.44269504f - 0.5f);
    float whole = (float)turns;
    float rest = (z - whole * 0.693359375f) + whole * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * rest + 1.3981999507e-3f;
    p = p * rest + 8.3334519073e-3f;
    p = p * rest + 4.1665795894e-2f;
    p = p * rest + 1.6666665459e-1f;
    p = p * rest + 5.0000001201e-1f;
    p = p * rest * rest + rest + 1.0f;
    union {
        int bits;
        float number;
    } power = {(turns + 127) << 23};
    return p * power.number;
}

/* The layers differ only in their lengths; as macros these are constants everywhere. */
#define FORWARD(IN, OUT, from, kernel, bias, to, function)                                                             \
    for (int j = 0; j < OUT; j++) {                                                                                    \
        float sum[BATCH];                                                                                              \
        for (int b = 0; b < BATCH; b++) sum[b] = bias[j];                                                              \
        for (int i = 0; i < IN; i++)                                                                                   \
            for (int b = 0; b < BATCH; b++) sum[b] += kernel[i][j] * from[i][b];                                       \
        for (int b = 0; b < BATCH; b++) to[j][b] = function(sum[b]);                                                   \
    }

#define SAME(number) (number)

/* The error of a tanh layer from that of the layer behind it. */
#define BACKWARD(IN, OUT, error, kernel, values, to)                                                                   \
    for (int i = 0; i < IN; i++) {                                                                                     \
        float sum[BATCH];                                                                                              \
        for (int b = 0; b < BATCH; b++) sum[b] = 0;                                                                    \
        for (int j = 0; j < OUT; j++)                                                                                  \
            for (int b = 0; b < BATCH; b++) sum[b] += kernel[i][j] * error[j][b];                                      \
        for (int b = 0; b < BATCH; b++) to[i][b] = sum[b] * (1 - values[i][b] * values[i][b]);                         \
    }

#define GRADIENTS(IN, OUT, from, error, kernel, bias)                                                                  \
    {                                                                                                                  \
        float turned[BATCH][OUT];                                                                                      \
        for (int b = 0; b < BATCH; b++)                                                                                \
            for (int j = 0; j < OUT; j++) turned[b][j] = error[j][b];                                                  \
        float total[OUT];                                                                                              \
        for (int j = 0; j < OUT; j++) total[j] = 0;                                                                    \
        for (int b = 0; b < BATCH; b++)                                                                                \
            for (int j = 0; j < OUT; j++) total[j] += turned[b][j];                                                    \
        for (int j = 0; j < OUT; j++) bias[j] = total[j];                                                              \
        for (int i = 0; i < IN; i++) {                                                                                 \
            float sum[OUT];                                                                                            \
            for (int j = 0; j < OUT; j++) sum[j] = 0;                                                                  \
            for (int b = 0; b < BATCH; b++)                                                                            \
                for (int j = 0; j < OUT; j++) sum[j] += from[i][b] * turned[b][j];                                     \
            for (int j = 0; j < OUT; j++) kernel[i][j] = sum[j];                                                       \
        }                                                                                                              \
    }

/* Forward and backward; gives the mean loss of the batch. */
static float differentiate(void) {
    Numbers *w = &weights.named, *g = &gradient.named;
    FORWARD(INPUTS, FIRST, x, w->kernel1, w->bias1, hidden1, tangent)
    FORWARD(FIRST, SECOND, hidden1, w->kernel2, w->bias2, hidden2, tangent)
    FORWARD(SECOND, CLASSES, hidden2, w->kernel3, w->bias3, logits, SAME)
    float largest[BATCH], sum[BATCH], right[BATCH];
    for (int b = 0; b < BATCH; b++) {
        float most = logits[0][b] > logits[1][b] ? logits[0][b] : logits[1][b];
        largest[b] = most > logits[2][b] ? most : logits[2][b];
        sum[b] = right[b] = 0;
    }
    for (int j = 0; j < CLASSES; j++)
        for (int b = 0; b < BATCH; b++) {
            float below = logits[j][b] - largest[b];
            float power = exponential(below);
            error3[j][b] = power;
            sum[b] += power;
            right[b] += target[j][b] * below;
        }
    for (int b = 0; b < BATCH; b++) largest[b] = 1 / (sum[b] * BATCH);
    for (int j = 0; j < CLASSES; j++)
        for (int b = 0; b < BATCH; b++)
            error3[j][b] = error3[j][b] * largest[b] - target[j][b] * (1.0f / BATCH);
    /* Each sum lies between 1 and 3, so that their product can't overflow and one logarithm does for all. */
    float product = 1, total = 0;
    for (int b = 0; b < BATCH; b++) {
        product *= sum[b];
        total += right[b];
    }
    BACKWARD(SECOND, CLASSES, error3, w->kernel3, hidden2, error2)
    BACKWARD(FIRST, SECOND, error2, w->kernel2, hidden1, error1)
    GRADIENTS(SECOND, CLASSES, hidden2, error3, g->kernel3, g->bias3)
    GRADIENTS(FIRST, SECOND, hidden1, error2, g->kernel2, g->bias2)
    GRADIENTS(INPUTS, FIRST, x, error1, g->kernel1, g->bias1)
    return (logf(product) - total) / BATCH;
}

static void adam(void) {
    decay1 *= 0.9;
    decay2 *= 0.999;
    float rate = (float)(0.001 * sqrt(1 - decay2) / (1 - decay1));
    float tiny = (float)(1e-7 * sqrt(1 - decay2));
    for (int i = 0; i < COUNT; i++) {
        float g = gradient.flat[i];
        float m = mean.flat[i] + 0.1f * (g - mean.flat[i]);
        float v = square.flat[i] + 0.001f * (g * g - square.flat[i]);
        mean.flat[i] = m;
        square.flat[i] = v;
        weights.flat[i] -= rate * m / (sqrtf(v) + tiny);
    }
}

/* Numbers between -1 and 1, the same at every start. */
static float drawn(void) {
    static unsigned state = 1;
    state = state * 1664525u + 1013904223u;
    return (float)(state >> 8) / 8388608.0f - 1;
}

/* First weights, and nothing learned. */
static void begin(void) {
    for (int i = 0; i < COUNT; i++) {
        weights.flat[i] = 0.5f * drawn();
        mean.flat[i] = square.flat[i] = 0;
    }
    decay1 = decay2 = 1;
}

static void start(void) {
    begin();
    for (int i = 0; i < INPUTS; i++)
        for (int b = 0; b < BATCH; b++) x[i][b] = 2 * drawn();
    for (int b = 0; b < BATCH; b++) target[b % CLASSES][b] = 1;
}

static double loss_of(const double *flat) {
    const double *kernel1 = flat, *bias1 = kernel1 + INPUTS * FIRST, *kernel2 = bias1 + FIRST;
    const double *bias2 = kernel2 + FIRST * SECOND, *kernel3 = bias2 + SECOND, *bias3 = kernel3 + SECOND * CLASSES;
    double loss = 0;
    for (int b = 0; b < BATCH; b++) {
        double a[FIRST], c[SECOND], powers = 0;
        for (int j = 0; j < FIRST; j++) {
            a[j] = bias1[j];
            for (int i = 0; i < INPUTS; i++) a[j] += x[i][b] * kernel1[i * FIRST + j];
            a[j] = tanh(a[j]);
        }
        for (int j = 0; j < SECOND; j++) {
            c[j] = bias2[j];
            for (int i = 0; i < FIRST; i++) c[j] += a[i] * kernel2[i * SECOND + j];
            c[j] = tanh(c[j]);
        }
        for (int j = 0; j < CLASSES; j++) {
            double z = bias3[j];
            for (int i = 0; i < SECOND; i++) z += c[i] * kernel3[i * CLASSES + j];
            powers += exp(z);
            loss -= target[j][b] * z;
        }
        loss += log(powers);
    }
    return loss / BATCH;
}

static int check(void) {
    double flat[COUNT], worst = 0;
    float loss = differentiate();
    for (int i = 0; i < COUNT; i++) flat[i] = weights.flat[i];
    double gap = fabs(loss - loss_of(flat));
    for (int i = 0; i < COUNT; i++) {
        double kept = flat[i];
        flat[i] = kept + 1e-5;
        double above = loss_of(flat);
        flat[i] = kept - 1e-5;
        double below = loss_of(flat);
        flat[i] = kept;
        worst = fmax(worst, fabs((above - below) / 2e-5 - gradient.flat[i]));
    }
    for (int i = 0; i < 1000; i++) {
        differentiate();
        adam();
    }
    float later = differentiate();
    printf("loss differs by %.1e, gradients by at most %.1e; after 1000 steps the loss is %.4f of %.4f\n", gap, worst,
           later, loss);
    return gap < 1e-6 && worst < 1e-6 && later < 0.5f * loss ? 0 : 1;
}

static long long nanoseconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(int count, char **words) {
    start();
    if (count > 1) return strcmp(words[1], "--check") == 0 ? check() : 2;
    char name[64];
    long repeats;
    while (scanf("%63s %ld", name, &repeats) == 2) {
        if (strcmp(name, "iris-16") != 0 || repeats < 1) {
            fprintf(stderr, "only iris-16 is known, not %s\n", name);
            return 1;
        }
        begin();
        long long cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID), wall = nanoseconds(CLOCK_MONOTONIC);
        for (long i = 0; i < repeats; i++) {
            loss_of_step = differentiate();
            adam();
        }
        wall = nanoseconds(CLOCK_MONOTONIC) - wall;
        cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
        printf("%lld %lld 0\n", wall / repeats, cpu / repeats);
        fflush(stdout);
    }
    return 0;
}
