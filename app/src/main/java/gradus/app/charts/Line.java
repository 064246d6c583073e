package gradus.app.charts;

import java.util.Arrays;

/// The figures of one curve, evenly apart, and the same smoothed. It grows with the run and is looked at through a
/// scale; what is drawn of it is no more than the screen has columns, with the extremes of each.
final class Line {

    /// Points to be joined. What is not a number is a gap.
    @SuppressWarnings("ArrayRecordComponent")
    record Points(double[] x, double[] y) {
        static final Points NONE = new Points(new double[0], new double[0]);
    }

    private final double first;
    private final double step;
    private boolean isLog;
    private double smoothing;
    private double[] figures = new double[64];
    private double[] lows = new double[0];
    private double[] highs = new double[0];
    private int size;
    private int unscaled;
    private double weighted;
    private double weight;
    private Pyramid raw = new Pyramid();
    private Pyramid smooth = new Pyramid();

    /// @param first where the first figure stands
    /// @param step from one figure to the next
    Line(double first, double step) {
        this.first = first;
        this.step = step;
    }

    int size() {
        return size;
    }

    double x(int at) {
        return first + at * step;
    }

    /// The figure next to a place; not a number where there is none.
    double figure(double x) {
        int at = (int) Math.round((x - first) / step);
        return at < 0 || at >= size ? Double.NaN : figures[at];
    }

    double figure(int at) {
        return figures[at];
    }

    /// All figures.
    double[] figures() {
        return Arrays.copyOf(figures, size);
    }

    /// How many figures the scale has no place for.
    int unscaled() {
        return unscaled;
    }

    void add(double figure) {
        room();
        figures[size] = figure;
        take(size);
        size++;
    }

    /// Adds several figures that stand at one place.
    void add(double least, double greatest, double mean) {
        room();
        if (lows.length < figures.length) {
            lows = Arrays.copyOf(lows, figures.length);
            highs = Arrays.copyOf(highs, figures.length);
        }
        lows[size] = least;
        highs[size] = greatest;
        figures[size] = mean;
        take(size);
        size++;
    }

    private void room() {
        if (size == figures.length) {
            figures = Arrays.copyOf(figures, 2 * size);
        }
    }

    /// Looks at the figures otherwise from now on.
    ///
    /// @param logarithmic whether the logarithm to base 10 counts
    /// @param share of what went before, in the exponential mean: 0 for none
    void look(boolean logarithmic, double share) {
        if (logarithmic == isLog && share == smoothing) {
            return;
        }
        isLog = logarithmic;
        smoothing = share;
        unscaled = 0;
        weighted = 0;
        weight = 0;
        raw = new Pyramid();
        smooth = new Pyramid();
        for (int i = 0; i < size; i++) {
            take(i);
        }
    }

    private void take(int at) {
        double figure = figures[at];
        if (lows.length > 0) {
            raw.add(scaled(lows[at]), scaled(highs[at]));
        } else {
            double scaled = scaled(figure);
            raw.add(scaled, scaled);
        }
        if (isLog && figure <= 0) {
            unscaled++;
        }
        if (smoothing > 0) {
            if (Double.isFinite(figure)) {
                weighted = smoothing * weighted + (1 - smoothing) * figure;
                weight = smoothing * weight + 1 - smoothing;
            }
            double mean = weight == 0 ? Double.NaN : scaled(weighted / weight);
            smooth.add(mean, mean);
        }
    }

    private double scaled(double figure) {
        if (!Double.isFinite(figure) || (isLog && figure <= 0)) {
            return Double.NaN;
        }
        return isLog ? Math.log10(figure) : figure;
    }

    Points raw(double from, double to, int columns) {
        return points(raw, from, to, columns);
    }

    /// Nothing while nothing is smoothed.
    Points smooth(double from, double to, int columns) {
        return smoothing > 0 ? points(smooth, from, to, columns) : Points.NONE;
    }

    private Points points(Pyramid of, double from, double to, int columns) {
        int begin = (int) Math.max(0, Math.ceil((from - first) / step) - 1);
        int end = (int) Math.min(size, Math.floor((to - first) / step) + 2);
        int count = Math.max(0, end - begin);
        int groups = count <= 2 * columns ? count : columns;
        double[] x = new double[2 * groups];
        double[] y = new double[2 * groups];
        int filled = 0;
        for (int i = 0; i < groups; i++) {
            int left = begin + (int) ((long) count * i / groups);
            int right = begin + (int) ((long) count * (i + 1) / groups);
            double least = right - left == 1 ? of.least(left) : of.least(left, right);
            double greatest = right - left == 1 ? of.greatest(left) : of.greatest(left, right);
            boolean isGap = !(least <= greatest);
            double middle = x(left) + (right - left - 1) * step / 2;
            // The nearer one first, so that a steep curve doesn't go back.
            boolean isLow = filled == 0 || !(Math.abs(y[filled - 1] - greatest) < Math.abs(y[filled - 1] - least));
            x[filled] = middle;
            y[filled] = isGap ? Double.NaN : isLow ? least : greatest;
            filled++;
            if (least < greatest) {
                x[filled] = middle;
                y[filled] = isLow ? greatest : least;
                filled++;
            }
        }
        return new Points(Arrays.copyOf(x, filled), Arrays.copyOf(y, filled));
    }
}
