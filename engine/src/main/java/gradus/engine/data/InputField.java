package gradus.engine.data;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// What may be entered for one feature, as the training rows have it in the file.
public sealed interface InputField {

    /// The column's name.
    String name();

    /// What it begins with, as the file would have it.
    String start(CsvFormat format);

    /// A number.
    ///
    /// @param least the smallest in the training rows
    /// @param most the largest
    /// @param middle the median
    /// @param isWhole whether all of them are whole numbers
    record Numeric(String name, double least, double most, double middle, boolean isWhole) implements InputField {
        @Override
        public String start(CsvFormat format) {
            return text(middle, format);
        }
    }

    /// One of several classes.
    ///
    /// @param frequent the class that most training rows have
    record Choice(String name, List<String> classes, String frequent) implements InputField {
        public Choice {
            classes = List.copyOf(classes);
        }

        @Override
        public String start(CsvFormat format) {
            return frequent;
        }
    }

    /// The fields of all features.
    ///
    /// @param rows the numbers of the training rows in the table
    static List<InputField> of(Preprocessing preprocessing, CsvTable table, List<Integer> rows) {
        return preprocessing.features().stream()
                .map(feature -> {
                    int column = table.names().indexOf(feature.name());
                    List<String> cells = column < 0
                            ? List.of()
                            : rows.stream()
                                    .map(row -> table.rows().get(row))
                                    .filter(table::isWhole)
                                    .map(row -> row.cells().get(column))
                                    .toList();
                    return switch (feature) {
                        case Feature.Categorical category -> choice(category, cells);
                        default -> number(feature.name(), cells, table.format().decimal());
                    };
                })
                .toList();
    }

    /// A number as a file of this format has it.
    static String text(double number, CsvFormat format) {
        String plain = number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
        return plain.replace('.', format.decimal().character());
    }

    /// The number that a cell of such a file is, if it is a finite one.
    static OptionalDouble number(String cell, CsvFormat format) {
        OptionalDouble number = Cell.number(cell.strip(), format.decimal());
        return number.isPresent() && Double.isFinite(number.getAsDouble()) ? number : OptionalDouble.empty();
    }

    private static InputField choice(Feature.Categorical category, List<String> cells) {
        List<String> classes = category.classes();
        int[] counts = new int[classes.size()];
        for (String cell : cells) {
            int known = classes.indexOf(cell);
            if (known >= 0) {
                counts[known]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return new Choice(category.name(), classes, classes.get(best));
    }

    private static InputField number(String name, List<String> cells, DecimalSeparator decimal) {
        double[] sorted = cells.stream()
                .mapToDouble(cell -> Cell.number(cell, decimal).orElse(Double.NaN))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Numeric(name, 0, 1, 0, false);
        }
        boolean isWhole = Arrays.stream(sorted).allMatch(each -> each == Math.rint(each));
        return new Numeric(name, sorted[0], sorted[sorted.length - 1], sorted[(sorted.length - 1) / 2], isWhole);
    }
}
