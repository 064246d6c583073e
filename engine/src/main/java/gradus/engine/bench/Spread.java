package gradus.engine.bench;

import java.util.Arrays;

/// The middle of repeated measurements and how far they lie apart: the median and the quartiles around it.
public record Spread(double low, double median, double high) {

    /// The spread of some measurements; between two of them a quartile lies in proportion, as in NumPy and R.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Spread of(double... measurements) {
        if (measurements.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        double[] sorted = measurements.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double rest = place - below;
        return rest == 0 ? sorted[below] : sorted[below] * (1 - rest) + sorted[below + 1] * rest;
    }
}
