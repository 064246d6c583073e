package gradus.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Predicted numbers beside the actual ones.
///
/// @param actual what was to be predicted
/// @param predicted in the same order
public record Residuals(List<Double> actual, List<Double> predicted) {
    private static final int FEWEST_BINS = 5;
    private static final int MOST_BINS = 40;

    public Residuals {
        actual = List.copyOf(actual);
        predicted = List.copyOf(predicted);
        if (actual.size() != predicted.size()) {
            throw new IllegalArgumentException(actual.size() + " numbers and " + predicted.size() + " predictions");
        }
    }

    /// A piece of the axis of residuals, and how many lie in it.
    ///
    /// @param to the end, which only the last piece includes
    public record Bin(double from, double to, int count) {}

    /// How many there are.
    public int size() {
        return actual.size();
    }

    /// What was actual minus what was predicted.
    public double residual(int index) {
        return actual.get(index) - predicted.get(index);
    }

    /// All of them.
    public List<Double> all() {
        return finite().boxed().toList();
    }

    /// The mean of the residuals that are finite; 0 without any.
    public double mean() {
        return finite().average().orElse(0);
    }

    /// The standard deviation of the finite residuals, dividing by their number.
    public double deviation() {
        double mean = mean();
        return Math.sqrt(
                finite().map(each -> (each - mean) * (each - mean)).average().orElse(0));
    }

    /// The finite residuals counted in pieces of the same width, about as many pieces as the root of their number.
    public List<Bin> histogram() {
        double[] finite = finite().toArray();
        if (finite.length == 0) {
            return List.of();
        }
        double least = DoubleStream.of(finite).min().orElse(0);
        double most = DoubleStream.of(finite).max().orElse(0);
        if (least == most) {
            return List.of(new Bin(least - 0.5, least + 0.5, finite.length));
        }
        int pieces = Math.clamp((long) Math.ceil(Math.sqrt(finite.length)), FEWEST_BINS, MOST_BINS);
        double width = (most - least) / pieces;
        int[] counts = new int[pieces];
        for (double each : finite) {
            counts[Math.clamp((long) ((each - least) / width), 0, pieces - 1)]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            bins.add(new Bin(least + i * width, i == pieces - 1 ? most : least + (i + 1) * width, counts[i]));
        }
        return bins;
    }

    private DoubleStream finite() {
        return IntStream.range(0, size()).mapToDouble(this::residual).filter(Double::isFinite);
    }
}
