package gradus.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds the figures of a preprocessing from the training rows.
final class Fitting {

    private Fitting() {}

    /// @param training the rows to learn from, with a cell for each feature column and, last, the target
    static Preprocessing fit(DataSetup setup, Column target, List<Example> training) {
        List<Column> columns = setup.featureColumns();
        List<Feature> features = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            int position = index;
            Column column = columns.get(index);
            double[] cells = training.stream()
                    .mapToDouble(example -> example.cell(position))
                    .toArray();
            features.add(
                    column.kind() == ColumnKind.NUMBER
                            ? number(column, cells, setup)
                            : category(column, cells, fills(setup)));
        }
        List<String> classes = setup.targetKind() == TargetKind.CATEGORY ? target.classes() : List.of();
        return new Preprocessing(features, new Target(target.name(), setup.targetKind(), classes));
    }

    private static boolean fills(DataSetup setup) {
        return setup.missing() == MissingValues.MEAN || setup.missing() == MissingValues.MOST_FREQUENT;
    }

    private static Feature number(Column column, double[] cells, DataSetup setup) {
        double mean = mean(cells);
        double fill = setup.missing() == MissingValues.MOST_FREQUENT ? mostFrequent(cells) : mean;
        Optional<Double> filled = fills(setup) ? Optional.of(fill) : Optional.empty();
        double[] whole = Arrays.stream(cells)
                .map(cell -> Double.isNaN(cell) ? fill : cell)
                .toArray();
        return switch (setup.scaling()) {
            case NONE -> new Feature.Numeric(column.name(), 0, 1, filled);
            case STANDARDIZE -> {
                double center = setup.missing() == MissingValues.MOST_FREQUENT ? mean(whole) : mean;
                yield new Feature.Numeric(column.name(), center, deviation(whole, center), filled);
            }
            case MIN_MAX -> {
                double least = Arrays.stream(whole).min().orElse(0);
                double range = Arrays.stream(whole).max().orElse(0) - least;
                yield new Feature.Numeric(column.name(), least, range > 0 ? range : 1, filled);
            }
        };
    }

    private static double mostFrequent(double[] cells) {
        double[] sorted = Arrays.stream(cells)
                .filter(cell -> !Double.isNaN(cell))
                .sorted()
                .toArray();
        double best = sorted.length == 0 ? 0 : sorted[0];
        int most = 0;
        for (int begin = 0, at = 0; at < sorted.length; at++) {
            begin = sorted[at] == sorted[begin] ? begin : at;
            if (at - begin + 1 > most) {
                most = at - begin + 1;
                best = sorted[at];
            }
        }
        return best;
    }

    /// Sum(x) / n over the cells that are there; exact where all are equal.
    private static double mean(double[] cells) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (double cell : cells) {
            if (!Double.isNaN(cell)) {
                sum += cell;
                least = Math.min(least, cell);
                most = Math.max(most, cell);
                count++;
            }
        }
        return count == 0 ? 0 : least == most ? least : sum / count;
    }

    /// sqrt(Sum((x − mean)²) / n); 1 where all are equal.
    private static double deviation(double[] cells, double mean) {
        double squares = 0;
        for (double cell : cells) {
            double distance = cell - mean;
            squares += distance * distance;
        }
        return squares == 0 ? 1 : Math.sqrt(squares / cells.length);
    }

    private static Feature category(Column column, double[] cells, boolean fills) {
        int[] counts = new int[column.classes().size()];
        int best = 0;
        for (double cell : cells) {
            if (!Double.isNaN(cell)) {
                counts[(int) cell]++;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        String frequent = column.classes().get(best);
        return new Feature.Categorical(
                column.name(), column.classes(), fills ? Optional.of(frequent) : Optional.empty());
    }
}
