package gradus.app.workspace;

import java.util.Arrays;

/// How a figure went, in bounded memory: from a number of figures on, several that follow each other are told by their
/// smallest, their largest and their mean. What it hands out shares its arrays, which only grow behind that.
public final class Trail {

    /// How many places there are at most.
    public static final int MOST = 4096;

    private static final int FIRST = 64;

    /// A trail by now; it never changes.
    public static final class Past {

        /// Nothing yet.
        public static final Past NONE = new Trail().now();

        private final double[] least;
        private final double[] greatest;
        private final double[] mean;
        private final int full;
        private final int stride;
        private final Rest rest;

        private Past(Trail of) {
            least = of.least;
            greatest = of.greatest;
            mean = of.mean;
            full = of.full;
            stride = of.stride;
            rest = new Rest(of.inLast, of.lastLeast, of.lastGreatest, of.lastSum);
        }

        /// How many places there are.
        public int size() {
            return full + (rest.count > 0 ? 1 : 0);
        }

        /// How many figures each place stands for; the last may stand for fewer.
        public int stride() {
            return stride;
        }

        /// How many figures there were.
        public long count() {
            return (long) full * stride + rest.count;
        }

        /// The smallest figure of a place.
        public double least(int place) {
            return place < full ? least[place] : rest.least;
        }

        /// The largest figure of a place.
        public double greatest(int place) {
            return place < full ? greatest[place] : rest.greatest;
        }

        /// The mean of a place.
        public double mean(int place) {
            return place < full ? mean[place] : rest.sum / rest.count;
        }
    }

    /// The place that is not full yet.
    private record Rest(int count, double least, double greatest, double sum) {}

    private double[] least = new double[FIRST];
    private double[] greatest = new double[FIRST];
    private double[] mean = new double[FIRST];
    private int full;
    private int stride = 1;
    private int inLast;
    private double lastLeast;
    private double lastGreatest;
    private double lastSum;

    /// Adds a figure. By one thread at a time.
    public void add(double figure) {
        lastLeast = inLast == 0 ? figure : Math.min(lastLeast, figure);
        lastGreatest = inLast == 0 ? figure : Math.max(lastGreatest, figure);
        lastSum = inLast == 0 ? figure : lastSum + figure;
        inLast++;
        if (inLast == stride) {
            close();
        }
    }

    /// The trail by now.
    public Past now() {
        return new Past(this);
    }

    private void close() {
        if (full == mean.length) {
            least = Arrays.copyOf(least, 2 * full);
            greatest = Arrays.copyOf(greatest, 2 * full);
            mean = Arrays.copyOf(mean, 2 * full);
        }
        least[full] = lastLeast;
        greatest[full] = lastGreatest;
        mean[full] = lastSum / inLast;
        full++;
        inLast = 0;
        if (full == MOST) {
            halve();
        }
    }

    private void halve() {
        double[] lower = new double[MOST];
        double[] higher = new double[MOST];
        double[] middle = new double[MOST];
        for (int i = 0; i < MOST / 2; i++) {
            lower[i] = Math.min(least[2 * i], least[2 * i + 1]);
            higher[i] = Math.max(greatest[2 * i], greatest[2 * i + 1]);
            middle[i] = (mean[2 * i] + mean[2 * i + 1]) / 2;
        }
        least = lower;
        greatest = higher;
        mean = middle;
        full = MOST / 2;
        stride *= 2;
    }
}
