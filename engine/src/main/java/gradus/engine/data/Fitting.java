package gradus.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the figures of a preprocessing from the training rows.
final class Fitting {

    private Fitting() {}

    /// @param training the rows to learn from, with a cell for each feature column and, last, the target
    static Preprocessing fit(DataSetup setup, Column target, List<Example> training) {
        boolean fills = setup.missing() == MissingValues.MEAN;
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
                            ? number(column, cells, setup.standardize(), fills)
                            : category(column, cells, fills));
        }
        List<String> classes = setup.targetKind() == TargetKind.CATEGORY ? target.classes() : List.of();
        return new Preprocessing(features, new Target(target.name(), setup.targetKind(), classes));
    }

    private static Feature number(Column column, double[] cells, boolean standardize, boolean fills) {
        double mean = mean(cells);
        Optional<Double> fill = fills ? Optional.of(mean) : Optional.empty();
        return standardize
                ? new Feature.Numeric(column.name(), mean, deviation(cells, mean), fill)
                : new Feature.Numeric(column.name(), 0, 1, fill);
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

    /// sqrt(Sum((x − mean)²) / n), a missing cell counting as the mean; 1 where all are equal.
    private static double deviation(double[] cells, double mean) {
        double squares = 0;
        for (double cell : cells) {
            double distance = Double.isNaN(cell) ? 0 : cell - mean;
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
