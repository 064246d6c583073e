package gradus.engine.device;

/// A counter-based generator: the number at an index depends on the key and that index alone, so it does not
/// matter who draws it, when, or in what order. Mixing as in SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable
/// pseudorandom number generators").
public final class CounterRandom {

    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    private CounterRandom() {}

    /// 64 random bits.
    public static long bits(long key, long index) {
        return mix(mix(key + GOLDEN_RATIO) + (index + 1) * GOLDEN_RATIO);
    }

    /// A number from [0, 1), a multiple of 2⁻²⁴ so that float32 holds it exactly.
    public static double uniform(long key, long index) {
        return (bits(key, index) >>> 40) * 0x1.0p-24;
    }

    /// A number from the standard normal distribution (Box and Muller 1958).
    public static double normal(long key, long index) {
        long bits = bits(key, index);
        double radius = ((bits >>> 40) + 1) * 0x1.0p-24;
        double angle = ((bits & 0xffffffL) * 0x1.0p-24) * 2 * Math.PI;
        return Math.sqrt(-2 * Math.log(radius)) * Math.cos(angle);
    }

    /// A key made of another and a name, for a generator of its own.
    public static long key(long key, String name) {
        long mixed = key;
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed * 31 + name.charAt(i));
        }
        return mixed;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
