package gradus.engine.device.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Sums of products of a run of floats with few weights.
final class FloatTaps {

    private FloatTaps() {}

    /// Element `i` of the sums is the sum of `weights[t] · from[i + distances[t]]`, each added to those before
    /// without being rounded between: the same bits with and without vectors. Rows of the sums lie as those of the
    /// plane, with some between that nobody wants.
    ///
    /// @param from apart from where the sums go, `to`
    static void run(float[] arena, Taps taps, int weights, int from, int to, boolean vectors) {
        if (vectors) {
            Vectors.run(arena, weights, taps.distances(), from, to, taps.count());
        } else {
            one(arena, weights, taps.distances(), from, to, taps.count());
        }
    }

    /// Adds to each of some sums the products of results, which lie together, with the elements of the plane at a
    /// distance: each lane for itself, then halves of the lanes to halves; the same bits with and without vectors.
    ///
    /// @param at where the results are
    /// @param plane where the plane is
    /// @param lanes room for a number for each element of a vector
    static void fold(float[] arena, Taps taps, int at, int plane, int sums, float[] lanes, boolean vectors) {
        int count = taps.distances().length;
        int tap = 0;
        for (; vectors && tap < count; tap += Vectors.TAPS) {
            Vectors.fold(arena, taps, at, plane, tap, sums, lanes);
        }
        for (; tap < count; tap++) {
            Arrays.fill(lanes, 0);
            for (int row = 0; row < taps.rows(); row++) {
                int from = at + row * taps.columns();
                int with = plane + row * taps.pitch() + taps.distances()[tap];
                for (int i = 0; i < taps.columns(); i++) {
                    int lane = i & lanes.length - 1;
                    lanes[lane] = Math.fma(arena[with + i], arena[from + i], lanes[lane]);
                }
            }
            arena[sums + tap] += halved(lanes);
        }
    }

    private static float halved(float[] lanes) {
        for (int half = lanes.length / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[i + half];
            }
        }
        return lanes[0];
    }

    private static void one(float[] arena, int weights, int[] distances, int from, int to, int count) {
        for (int i = 0; i < count; i++) {
            float sum = 0;
            for (int tap = 0; tap < distances.length; tap++) {
                sum = Math.fma(arena[weights + tap], arena[from + i + distances[tap]], sum);
            }
            arena[to + i] = sum;
        }
    }

    /// In a class of its own, which isn't loaded where the Vector API is absent.
    private static final class Vectors {

        private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
        private static final int LANES = SPECIES.length();

        static void run(float[] arena, int weights, int[] distances, int from, int to, int count) {
            if (count < LANES) {
                one(arena, weights, distances, from, to, count);
                return;
            }
            int i = 0;
            for (; i <= count - 4 * LANES; i += 4 * LANES) {
                four(arena, weights, distances, from + i, to + i);
            }
            for (; i <= count - LANES; i += LANES) {
                vector(arena, weights, distances, from + i, to + i);
            }
            if (i < count) {
                // The last vector repeats some sums, which come out the same.
                vector(arena, weights, distances, from + count - LANES, to + count - LANES);
            }
        }

        /// So many sums at once hide each other's latency; where there are fewer left, some are computed twice.
        static final int TAPS = 4;

        static void fold(float[] arena, Taps taps, int at, int plane, int tap, int sums, float[] lanes) {
            int[] distances = taps.distances();
            int columns = taps.columns();
            int last = distances.length - 1;
            int first = distances[tap];
            int second = distances[Math.min(last, tap + 1)];
            int third = distances[Math.min(last, tap + 2)];
            int fourth = distances[Math.min(last, tap + 3)];
            VectorMask<Float> rest = SPECIES.indexInRange(0, columns % LANES);
            FloatVector a = FloatVector.zero(SPECIES);
            FloatVector b = a;
            FloatVector c = a;
            FloatVector d = a;
            for (int row = 0; row < taps.rows(); row++) {
                int from = at + row * columns;
                int with = plane + row * taps.pitch();
                int i = 0;
                for (; i <= columns - LANES; i += LANES) {
                    FloatVector x = FloatVector.fromArray(SPECIES, arena, from + i);
                    a = FloatVector.fromArray(SPECIES, arena, with + first + i).fma(x, a);
                    b = FloatVector.fromArray(SPECIES, arena, with + second + i).fma(x, b);
                    c = FloatVector.fromArray(SPECIES, arena, with + third + i).fma(x, c);
                    d = FloatVector.fromArray(SPECIES, arena, with + fourth + i).fma(x, d);
                }
                if (i < columns) {
                    FloatVector x = FloatVector.fromArray(SPECIES, arena, from + i, rest);
                    a = a.blend(
                            FloatVector.fromArray(SPECIES, arena, with + first + i, rest)
                                    .fma(x, a),
                            rest);
                    b = b.blend(
                            FloatVector.fromArray(SPECIES, arena, with + second + i, rest)
                                    .fma(x, b),
                            rest);
                    c = c.blend(
                            FloatVector.fromArray(SPECIES, arena, with + third + i, rest)
                                    .fma(x, c),
                            rest);
                    d = d.blend(
                            FloatVector.fromArray(SPECIES, arena, with + fourth + i, rest)
                                    .fma(x, d),
                            rest);
                }
            }
            put(a, lanes, arena, sums + tap);
            if (tap < last) {
                put(b, lanes, arena, sums + tap + 1);
            }
            if (tap + 1 < last) {
                put(c, lanes, arena, sums + tap + 2);
            }
            if (tap + 2 < last) {
                put(d, lanes, arena, sums + tap + 3);
            }
        }

        private static void put(FloatVector sum, float[] lanes, float[] arena, int at) {
            sum.intoArray(lanes, 0);
            arena[at] += halved(lanes);
        }

        private static void four(float[] arena, int weights, int[] distances, int from, int to) {
            FloatVector a = FloatVector.zero(SPECIES);
            FloatVector b = a;
            FloatVector c = a;
            FloatVector d = a;
            for (int tap = 0; tap < distances.length; tap++) {
                FloatVector weight = FloatVector.broadcast(SPECIES, arena[weights + tap]);
                int at = from + distances[tap];
                a = FloatVector.fromArray(SPECIES, arena, at).fma(weight, a);
                b = FloatVector.fromArray(SPECIES, arena, at + LANES).fma(weight, b);
                c = FloatVector.fromArray(SPECIES, arena, at + 2 * LANES).fma(weight, c);
                d = FloatVector.fromArray(SPECIES, arena, at + 3 * LANES).fma(weight, d);
            }
            a.intoArray(arena, to);
            b.intoArray(arena, to + LANES);
            c.intoArray(arena, to + 2 * LANES);
            d.intoArray(arena, to + 3 * LANES);
        }

        private static void vector(float[] arena, int weights, int[] distances, int from, int to) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int tap = 0; tap < distances.length; tap++) {
                FloatVector weight = FloatVector.broadcast(SPECIES, arena[weights + tap]);
                sum = FloatVector.fromArray(SPECIES, arena, from + distances[tap])
                        .fma(weight, sum);
            }
            sum.intoArray(arena, to);
        }
    }
}
