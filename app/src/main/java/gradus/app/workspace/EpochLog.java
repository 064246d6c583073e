package gradus.app.workspace;

import gradus.engine.train.Epoch;
import gradus.engine.train.Scores;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/// The epochs of a run while it goes on. What it hands out never changes and costs the same however many epochs there
/// are: all of them share one array, which only grows behind what was handed out. An epoch is kept as its bare
/// figures.
final class EpochLog {
    private static final int FIRST = 64;
    private static final int FIXED = 5;

    /// Which figures there are, in order; the same for nearly all epochs of a run.
    private record Figures(List<String> training, Optional<List<String>> validation) {
        static Figures of(Epoch epoch) {
            return new Figures(
                    List.copyOf(epoch.training().metrics().keySet()),
                    epoch.validation()
                            .map(scores -> List.copyOf(scores.metrics().keySet())));
        }

        int count() {
            return FIXED
                    + training.size()
                    + validation.map(names -> 1 + names.size()).orElse(0);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(Figures figures, double[] values) {}

    private Row[] rows = new Row[FIRST];
    private int size;

    /// Adds an epoch. By one thread at a time.
    void add(Epoch epoch) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        Figures figures = Figures.of(epoch);
        boolean isUsual = size > 0 && rows[size - 1].figures().equals(figures);
        rows[size] = row(isUsual ? rows[size - 1].figures() : figures, epoch);
        size++;
    }

    /// The epochs by now, in the order in which they were added.
    List<Epoch> now() {
        return new Done(rows, size);
    }

    /// The list as it is where it can't change, or a copy.
    static List<Epoch> kept(List<Epoch> epochs) {
        return epochs instanceof Done ? epochs : List.copyOf(epochs);
    }

    private static Row row(Figures figures, Epoch epoch) {
        double[] values = new double[figures.count()];
        values[0] = epoch.number();
        values[1] = epoch.runningLoss();
        values[2] = epoch.learningRate();
        values[3] = epoch.seconds();
        int at = write(epoch.training(), values, FIXED - 1);
        epoch.validation().ifPresent(scores -> write(scores, values, at));
        return new Row(figures, values);
    }

    private static int write(Scores scores, double[] values, int from) {
        int at = from;
        values[at++] = scores.loss();
        for (double figure : scores.metrics().values()) {
            values[at++] = figure;
        }
        return at;
    }

    private static Epoch epoch(Row row) {
        double[] values = row.values();
        Figures figures = row.figures();
        int training = FIXED - 1;
        int validation = training + 1 + figures.training().size();
        return new Epoch(
                (int) values[0],
                values[1],
                scores(figures.training(), values, training),
                figures.validation().map(names -> scores(names, values, validation)),
                values[2],
                values[3]);
    }

    private static Scores scores(List<String> names, double[] values, int from) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            metrics.put(names.get(i), values[from + 1 + i]);
        }
        return new Scores(values[from], metrics);
    }

    /// The first epochs of the array.
    private static final class Done extends AbstractList<Epoch> implements RandomAccess {
        private final Row[] rows;
        private final int size;

        Done(Row[] rows, int size) {
            this.rows = rows;
            this.size = size;
        }

        @Override
        public Epoch get(int index) {
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException(index);
            }
            return epoch(rows[index]);
        }

        @Override
        public int size() {
            return size;
        }

        /// Whoever listens to a run compares it with what it was before; that must not take a walk over all epochs.
        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Done that)) {
                return super.equals(other);
            }
            return size == that.size && (Arrays.equals(rows, 0, size, that.rows, 0, size) || super.equals(that));
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }

        @Override
        public List<Epoch> subList(int from, int to) {
            return from == 0 && to <= size ? new Done(rows, to) : super.subList(from, to);
        }
    }
}
