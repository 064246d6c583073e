package gradus.engine.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// Understands the cells of a table as the numbers and classes that its columns are said to have.
final class CellReader {

    private static final int MOST_TEXT = 40;
    private static final int MOST_CLASSES = 12;

    private final CsvTable table;
    private final List<Column> columns;
    private final Predicate<Column> mayMiss;
    private final List<Map<String, Integer>> classes;

    /// @param mayMiss the columns in which a missing cell is no error
    CellReader(CsvTable table, List<Column> columns, Predicate<Column> mayMiss) {
        this.table = table;
        this.columns = columns;
        this.mayMiss = mayMiss;
        this.classes = columns.stream().map(CellReader::numbers).toList();
    }

    /// All rows that can be understood, with a cell for each of the columns; the others become problems.
    ///
    /// @param target the name of the column to be learned, empty if that is not needed
    List<Example> read(String target, Problems problems) {
        if (!hasColumns(target, problems)) {
            return List.of();
        }
        int[] indices = columns.stream()
                .mapToInt(column -> table.names().indexOf(column.name()))
                .toArray();
        List<Example> examples = new ArrayList<>(table.rows().size());
        for (int number = 0; number < table.rows().size(); number++) {
            CsvTable.Row row = table.rows().get(number);
            Problems found = number == 0 ? new Problems(table.file()) : problems;
            if (table.isWhole(row)) {
                double[] cells = new double[columns.size()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = value(row, i, indices[i], found);
                }
                examples.add(new Example(number, cells));
            } else {
                String code = row.cells().size() < table.names().size() ? "data.short-line" : "data.long-line";
                found.error(
                        code,
                        row.line(),
                        0,
                        row.cells().size() + "",
                        table.names().size() + "");
            }
            if (number == 0
                    && found.hasErrors()
                    && table.warning("data.header-unexpected").isPresent()) {
                problems.error("data.header-unexpected", row.line(), 0);
            } else if (number == 0) {
                problems.addAll(found.all());
            }
        }
        return examples;
    }

    private boolean hasColumns(String target, Problems problems) {
        List<Column> absent = columns.stream()
                .filter(column -> table.index(column.name()).isEmpty())
                .toList();
        if (!absent.isEmpty() && table.warning("data.no-header").isPresent()) {
            problems.error("data.no-header", table.headerLine(), 0);
            return false;
        }
        for (Column column : absent) {
            problems.error(
                    column.name().equals(target) ? "data.no-target" : "data.no-column",
                    table.headerLine(),
                    0,
                    column.name(),
                    String.join(", ", table.names()));
        }
        return absent.isEmpty();
    }

    private double value(CsvTable.Row row, int position, int index, Problems problems) {
        Column column = columns.get(position);
        String text = row.cells().get(index);
        boolean missing = Cell.isMissing(text, column.kind())
                || (column.kind() == ColumnKind.NUMBER && Cell.isNaN(text) && mayMiss.test(column));
        if (missing) {
            if (!mayMiss.test(column)) {
                problems.error("data.missing-value", row.line(), index + 1, column.name());
            }
            return Double.NaN;
        }
        return column.kind() == ColumnKind.NUMBER
                ? number(text, row.line(), index + 1, column, problems)
                : category(text, row.line(), index + 1, position, problems);
    }

    private double number(String text, int line, int field, Column column, Problems problems) {
        DecimalSeparator decimal = table.format().decimal();
        OptionalDouble value = Cell.number(text, decimal);
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            return value.getAsDouble();
        }
        if (value.isPresent() || Cell.isNotFinite(text)) {
            problems.error("data.not-finite", line, field, shortened(text), column.name());
        } else if (Cell.isNumber(text, decimal.other())) {
            problems.errorOnce(
                    "data.decimal",
                    line,
                    field,
                    shortened(text),
                    column.name(),
                    Character.toString(decimal.character()));
        } else {
            problems.error("data.not-a-number", line, field, shortened(text), column.name());
        }
        return Double.NaN;
    }

    private double category(String text, int line, int field, int position, Problems problems) {
        Integer number = classes.get(position).get(text);
        if (number == null) {
            Column column = columns.get(position);
            List<String> known = column.classes();
            String list = String.join(", ", known.subList(0, Math.min(known.size(), MOST_CLASSES)));
            problems.error(
                    "data.unknown-class",
                    line,
                    field,
                    shortened(text),
                    column.name(),
                    known.size() > MOST_CLASSES ? list + ", …" : list);
            return Double.NaN;
        }
        return number;
    }

    private static String shortened(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
    }

    private static Map<String, Integer> numbers(Column column) {
        Map<String, Integer> numbers = new HashMap<>();
        column.classes().forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }
}
