package gradus.engine.data;

/// Orders that depend on a seed only: the same on every machine, in every version.
///
/// The k-th random number of a key is `mix(key + k·0x9E3779B97F4A7C15)` with the mixing function of SplitMix64, so
/// that it can be had without those before it.
final class Shuffle {

    /// The stream of numbers that the split uses; those of the epochs are 1, 2, …
    static final long SPLIT = 0;

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Shuffle() {}

    /// The numbers 0 to count − 1 in random order (Fisher and Yates).
    static int[] order(int count, long seed, long stream) {
        long key = mix(mix(seed) + stream * STEP);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int last = count - 1; last > 0; last--) {
            int other = below(last + 1, random(key, count - last));
            int kept = order[last];
            order[last] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /// The k-th random number of a key, k from 1.
    static long random(long key, long k) {
        return mix(key + k * STEP);
    }

    /// A random number as one of 0 to bound − 1: bound · random / 2⁶⁴, rounded down.
    private static int below(int bound, long random) {
        return (int) Math.unsignedMultiplyHigh(random, bound);
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
