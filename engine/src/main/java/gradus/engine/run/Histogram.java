package gradus.engine.run;

import gradus.engine.tensor.Tensor;
import java.util.Arrays;

/// How numbers are spread: how many lie in each of several bins of one width. Widths are powers of two and bins begin
/// at multiples of them, so that histograms of different widths can be brought to one width without the numbers.
///
/// @param exponent a bin is `2^exponent` wide
/// @param first the number of the first bin: it begins at `first · 2^exponent`
/// @param counts how many numbers are in each bin, the first and the last of which are not empty
/// @param strays how many numbers are infinite or none
@SuppressWarnings("ArrayRecordComponent")
public record Histogram(int exponent, long first, long[] counts, long strays) {

    /// How many bins there are at most.
    public static final int MOST_BINS = 48;

    private static final int FINEST = -60;

    /// Counts the numbers of a tensor, in the finest bins that are few enough.
    public static Histogram of(Tensor numbers) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        long strays = 0;
        for (int i = 0; i < numbers.size(); i++) {
            double number = numbers.at(i);
            if (Double.isFinite(number)) {
                least = Math.min(least, number);
                greatest = Math.max(greatest, number);
            } else {
                strays++;
            }
        }
        if (strays == numbers.size()) {
            return new Histogram(FINEST, 0, new long[0], strays);
        }
        int exponent = exponent(least, greatest);
        long first = bin(least, exponent);
        long[] counts = new long[(int) (bin(greatest, exponent) - first + 1)];
        for (int i = 0; i < numbers.size(); i++) {
            double number = numbers.at(i);
            if (Double.isFinite(number)) {
                counts[(int) (bin(number, exponent) - first)]++;
            }
        }
        return new Histogram(exponent, first, counts, strays);
    }

    private static int exponent(double least, double greatest) {
        double size = Math.max(Math.abs(least), Math.abs(greatest));
        // No finer than what tells numbers of this size apart in single precision.
        int exponent = Math.max(FINEST, size == 0 ? FINEST : Math.getExponent(size) - 24);
        while (bin(greatest, exponent) - bin(least, exponent) >= MOST_BINS) {
            exponent++;
        }
        return exponent;
    }

    private static long bin(double number, int exponent) {
        return (long) Math.floor(Math.scalb(number, -exponent));
    }

    /// The same in wider bins: those that lie in one of them are added.
    ///
    /// @throws IllegalArgumentException when the bins would be narrower
    public Histogram widened(int wider) {
        if (wider < exponent) {
            throw new IllegalArgumentException(wider + " is less than " + exponent);
        }
        if (wider == exponent || counts.length == 0) {
            return new Histogram(wider, first, counts, strays);
        }
        int shift = Math.min(wider - exponent, Long.SIZE - 1);
        long begin = first >> shift;
        long[] added = new long[(int) (((first + counts.length - 1) >> shift) - begin + 1)];
        for (int i = 0; i < counts.length; i++) {
            added[(int) (((first + i) >> shift) - begin)] += counts[i];
        }
        return new Histogram(wider, begin, added, strays);
    }

    /// How many numbers were counted, without those that are infinite or none.
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /// Whether no number could be counted.
    public boolean isEmpty() {
        return counts.length == 0;
    }

    /// The width of a bin.
    public double width() {
        return Math.scalb(1.0, exponent);
    }

    /// Where a bin begins.
    ///
    /// @param bin counted from 0 within this histogram
    public double edge(int bin) {
        return Math.scalb((double) (first + bin), exponent);
    }
}
