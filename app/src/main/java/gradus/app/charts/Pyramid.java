package gradus.app.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Ranges of numbers in a row, of which the smallest and the largest of any stretch are found without walking over it.
/// Numbers that are none are passed over.
final class Pyramid {
    private static final int WIDTH = 16;
    private static final int FIRST = 64;

    /// One step up a place stands for as many as [#WIDTH] below.
    private static final class Level {
        private double[] least = new double[FIRST];
        private double[] greatest = new double[FIRST];
        private int size;

        void add(double low, double high) {
            if (size == least.length) {
                least = Arrays.copyOf(least, 2 * size);
                greatest = Arrays.copyOf(greatest, 2 * size);
            }
            least[size] = low;
            greatest[size] = high;
            size++;
        }

        double least(int from, int to) {
            double found = Double.POSITIVE_INFINITY;
            for (int i = from; i < to; i++) {
                found = least[i] < found ? least[i] : found;
            }
            return found;
        }

        double greatest(int from, int to) {
            double found = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                found = greatest[i] > found ? greatest[i] : found;
            }
            return found;
        }
    }

    private final List<Level> levels = new ArrayList<>(List.of(new Level()));

    int size() {
        return levels.getFirst().size;
    }

    void add(double least, double greatest) {
        levels.getFirst().add(least, greatest);
        for (int i = 0; levels.get(i).size % WIDTH == 0; i++) {
            Level level = levels.get(i);
            if (i + 1 == levels.size()) {
                levels.add(new Level());
            }
            levels.get(i + 1)
                    .add(level.least(level.size - WIDTH, level.size), level.greatest(level.size - WIDTH, level.size));
        }
    }

    double least(int at) {
        return levels.getFirst().least[at];
    }

    double greatest(int at) {
        return levels.getFirst().greatest[at];
    }

    /// The smallest from one place up to another; infinite where there is none.
    double least(int from, int to) {
        return least(0, from, to);
    }

    /// The largest from one place up to another; infinite and negative where there is none.
    double greatest(int from, int to) {
        return greatest(0, from, to);
    }

    private double least(int at, int from, int to) {
        Level level = levels.get(at);
        if (at + 1 == levels.size() || to - from < 2 * WIDTH) {
            return level.least(from, to);
        }
        int begin = (from + WIDTH - 1) / WIDTH;
        int end = to / WIDTH;
        return Math.min(
                least(at + 1, begin, end), Math.min(level.least(from, begin * WIDTH), level.least(end * WIDTH, to)));
    }

    private double greatest(int at, int from, int to) {
        Level level = levels.get(at);
        if (at + 1 == levels.size() || to - from < 2 * WIDTH) {
            return level.greatest(from, to);
        }
        int begin = (from + WIDTH - 1) / WIDTH;
        int end = to / WIDTH;
        return Math.max(
                greatest(at + 1, begin, end),
                Math.max(level.greatest(from, begin * WIDTH), level.greatest(end * WIDTH, to)));
    }
}
