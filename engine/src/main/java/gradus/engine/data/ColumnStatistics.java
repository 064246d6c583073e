package gradus.engine.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is in one column of a table, read as a kind.
///
/// @param name the column's
/// @param kind how its cells are read; those of an ignored column are read as texts
/// @param rows how many cells it has
/// @param missing how many of them are empty
/// @param wrong how many of a number column are no finite number
/// @param spread of the numbers, if it has any
/// @param different how many different texts a category has
/// @param counts how often the most frequent texts of a category occur, at most [#MOST_COUNTS], most frequent first
public record ColumnStatistics(
        String name,
        ColumnKind kind,
        int rows,
        int missing,
        int wrong,
        Optional<Spread> spread,
        int different,
        Map<String, Integer> counts) {

    /// How many texts are counted at most.
    public static final int MOST_COUNTS = 100;

    private static final int BINS = 20;

    public ColumnStatistics {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /// How numbers are spread.
    ///
    /// @param deviation sqrt(Sum((x − mean)²) / n)
    /// @param bins how many lie in each of equally wide parts from the least to the most
    public record Spread(double least, double mean, double deviation, double most, List<Integer> bins) {
        public Spread {
            bins = List.copyOf(bins);
        }
    }

    /// The statistics of all columns that a setup knows and a table has.
    public static List<ColumnStatistics> of(CsvTable table, DataSetup setup) {
        return setup.columns().stream()
                .filter(column -> table.index(column.name()).isPresent())
                .map(column -> of(table, column))
                .toList();
    }

    private static ColumnStatistics of(CsvTable table, Column column) {
        List<String> cells = table.column(column.name());
        boolean areNumbers = column.kind() == ColumnKind.NUMBER;
        ColumnKind read = areNumbers ? ColumnKind.NUMBER : ColumnKind.CATEGORY;
        List<String> known =
                cells.stream().filter(cell -> !Cell.isMissing(cell, read)).toList();
        int missing = cells.size() - known.size();
        if (!areNumbers) {
            Map<String, Integer> counts = counts(known);
            return new ColumnStatistics(
                    column.name(),
                    column.kind(),
                    cells.size(),
                    missing,
                    0,
                    Optional.empty(),
                    counts.size(),
                    first(counts));
        }
        double[] numbers = known.stream()
                .mapToDouble(cell -> Cell.number(cell, table.format().decimal()).orElse(Double.NaN))
                .filter(Double::isFinite)
                .toArray();
        return new ColumnStatistics(
                column.name(),
                column.kind(),
                cells.size(),
                missing,
                known.size() - numbers.length,
                numbers.length == 0 ? Optional.empty() : Optional.of(spread(numbers)),
                0,
                Map.of());
    }

    private static Map<String, Integer> counts(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(text -> counts.merge(text, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> first(Map<String, Integer> counts) {
        Map<String, Integer> first = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COUNTS)
                .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
    }

    private static Spread spread(double[] numbers) {
        double least = numbers[0];
        double most = numbers[0];
        double sum = 0;
        for (double number : numbers) {
            least = Math.min(least, number);
            most = Math.max(most, number);
            sum += number;
        }
        double mean = sum / numbers.length;
        double squares = 0;
        int[] bins = new int[BINS];
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
            double place = most > least ? (number - least) / (most - least) : 0.5;
            bins[Math.min(BINS - 1, (int) (place * BINS))]++;
        }
        List<Integer> counted = new ArrayList<>();
        for (int bin : bins) {
            counted.add(bin);
        }
        return new Spread(least, mean, Math.sqrt(squares / numbers.length), most, counted);
    }
}
