package gradus.engine.device.cuda;

import java.util.Comparator;

/// A generation of NVIDIA's cards, which they call compute capability.
record Architecture(int major, int minor) implements Comparable<Architecture> {

    private static final Comparator<Architecture> ORDER =
            Comparator.comparingInt(Architecture::major).thenComparingInt(Architecture::minor);

    /// As one number: 75 for 7.5.
    int number() {
        return 10 * major + minor;
    }

    @Override
    public int compareTo(Architecture other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
