package gradus.engine.device.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums of products of a run of doubles with few weights.
final class DoubleTaps {

    private DoubleTaps() {}

    /// Element `i` of the sums is the sum of `weights[t] · from[i + distances[t]]`, each added to those before without
    /// being rounded between: the same bits with and without vectors.
    ///
    /// @param from apart from where the sums go, `to`
    static void run(double[] arena, int weights, int[] distances, int from, int to, int count, boolean vectors) {
        if (vectors) {
            Vectors.run(arena, weights, distances, from, to, count);
        } else {
            one(arena, weights, distances, from, to, count);
        }
    }

    private static void one(double[] arena, int weights, int[] distances, int from, int to, int count) {
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int tap = 0; tap < distances.length; tap++) {
                sum = Math.fma(arena[weights + tap], arena[from + i + distances[tap]], sum);
            }
            arena[to + i] = sum;
        }
    }

    /// In a class of its own, which isn't loaded where the Vector API is absent.
    private static final class Vectors {

        private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
        private static final int LANES = SPECIES.length();

        static void run(double[] arena, int weights, int[] distances, int from, int to, int count) {
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

        private static void four(double[] arena, int weights, int[] distances, int from, int to) {
            DoubleVector a = DoubleVector.zero(SPECIES);
            DoubleVector b = a;
            DoubleVector c = a;
            DoubleVector d = a;
            for (int tap = 0; tap < distances.length; tap++) {
                DoubleVector weight = DoubleVector.broadcast(SPECIES, arena[weights + tap]);
                int at = from + distances[tap];
                a = DoubleVector.fromArray(SPECIES, arena, at).fma(weight, a);
                b = DoubleVector.fromArray(SPECIES, arena, at + LANES).fma(weight, b);
                c = DoubleVector.fromArray(SPECIES, arena, at + 2 * LANES).fma(weight, c);
                d = DoubleVector.fromArray(SPECIES, arena, at + 3 * LANES).fma(weight, d);
            }
            a.intoArray(arena, to);
            b.intoArray(arena, to + LANES);
            c.intoArray(arena, to + 2 * LANES);
            d.intoArray(arena, to + 3 * LANES);
        }

        private static void vector(double[] arena, int weights, int[] distances, int from, int to) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            for (int tap = 0; tap < distances.length; tap++) {
                DoubleVector weight = DoubleVector.broadcast(SPECIES, arena[weights + tap]);
                sum = DoubleVector.fromArray(SPECIES, arena, from + distances[tap])
                        .fma(weight, sum);
            }
            sum.intoArray(arena, to);
        }
    }
}
