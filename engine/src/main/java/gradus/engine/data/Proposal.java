package gradus.engine.data;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Guesses from the cells what each column is.
final class Proposal {

    /// A text column with more different texts than this holds names or remarks rather than classes.
    private static final int MOST_CLASSES = 50;

    /// A target of at most so many different whole numbers is taken for a category.
    private static final int MOST_NUMBERED_CLASSES = 20;

    private static final int FEWEST_COUNTED_ROWS = 10;

    private final CsvTable table;

    Proposal(CsvTable table) {
        this.table = table;
    }

    DataSetup setup(String target) {
        List<String> cells = table.column(target);
        TargetKind kind = targetKind(cells);
        List<Column> columns = table.names().stream()
                .map(name ->
                        name.equals(target) ? new Column(name, kind.column(), classesFor(kind, cells)) : feature(name))
                .toList();
        return new DataSetup(
                new Origin.File(table.file(), table.format()),
                columns,
                target,
                kind,
                Scaling.STANDARDIZE,
                MissingValues.ERROR,
                Split.standard());
    }

    Column column(String name, ColumnKind kind) {
        return new Column(name, kind, kind == ColumnKind.CATEGORY ? classes(table.column(name)) : List.of());
    }

    List<String> classesFor(TargetKind kind, List<String> cells) {
        return kind == TargetKind.CATEGORY ? classes(cells) : List.of();
    }

    /// Numbers if most cells are numbers, so that a stray text is found as an error where it stands.
    private Column feature(String name) {
        List<String> cells = table.column(name);
        if (isMostlyNumbers(cells)) {
            return isCounter(cells) ? Column.ignored(name) : Column.number(name);
        }
        List<String> classes = classes(cells);
        return classes.isEmpty() || classes.size() > MOST_CLASSES
                ? Column.ignored(name)
                : Column.category(name, classes);
    }

    private TargetKind targetKind(List<String> cells) {
        if (!isMostlyNumbers(cells)) {
            return TargetKind.CATEGORY;
        }
        List<String> known = known(cells, ColumnKind.NUMBER).toList();
        boolean whole = known.stream().allMatch(this::isWhole);
        int different = new HashSet<>(known).size();
        return whole && different >= 2 && different <= MOST_NUMBERED_CLASSES && 2 * different <= known.size()
                ? TargetKind.CATEGORY
                : TargetKind.NUMBER;
    }

    /// The different texts, numbers first by size, then the others by their characters.
    List<String> classes(List<String> cells) {
        Comparator<String> order = Comparator.<String>comparingDouble(
                        text -> Cell.number(text, table.format().decimal()).orElse(Double.POSITIVE_INFINITY))
                .thenComparing(Comparator.naturalOrder());
        return known(cells, ColumnKind.CATEGORY).distinct().sorted(order).toList();
    }

    private boolean isMostlyNumbers(List<String> cells) {
        List<String> known = known(cells, ColumnKind.NUMBER).toList();
        long numbers = known.stream()
                .filter(text -> Cell.isNumber(text, table.format().decimal()) || Cell.isNotFinite(text))
                .count();
        return 2 * numbers > known.size();
    }

    /// Whether the cells only count the rows: 1, 2, 3, …
    private boolean isCounter(List<String> cells) {
        if (cells.size() < FEWEST_COUNTED_ROWS || !cells.stream().allMatch(this::isWhole)) {
            return false;
        }
        double first = number(cells.getFirst());
        for (int row = 1; row < cells.size(); row++) {
            if (number(cells.get(row)) != first + row) {
                return false;
            }
        }
        return true;
    }

    private boolean isWhole(String text) {
        double value = number(text);
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE;
    }

    private double number(String text) {
        return Cell.number(text, table.format().decimal()).orElse(Double.NaN);
    }

    private static Stream<String> known(List<String> cells, ColumnKind kind) {
        return cells.stream().filter(text -> !Cell.isMissing(text, kind));
    }
}
