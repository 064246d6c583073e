package gradus.engine.data;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that a project states about its data: where they are, how they are read and what is to be learned from them.
///
/// @param file relative to the project's folder
/// @param columns in the file's order, the target among them; the target's own kind follows `targetKind`
/// @param target the name of the column to be learned
/// @param standardize whether number features get mean 0 and deviation 1 over the training rows
public record DataSetup(
        String file,
        CsvFormat format,
        List<Column> columns,
        String target,
        TargetKind targetKind,
        boolean standardize,
        MissingValues missing,
        Split split) {

    public DataSetup {
        Attributes.require(!file.isBlank(), "file", file, "rule.not-empty");
        List<String> names = columns.stream().map(Column::name).toList();
        Attributes.require(names.stream().distinct().count() == names.size(), "columns", names, "rule.distinct");
        columns = columns.stream()
                .map(column -> column.name().equals(target) ? column.as(targetKind.column()) : column)
                .toList();
    }

    /// A setup for a table, to be changed by whoever knows better: the last column is the target; mostly numbers
    /// make a number column; texts, or in the target few different whole numbers, make a category; a column that
    /// only counts the rows or has a different text almost everywhere is ignored.
    public static DataSetup propose(CsvTable table) {
        return propose(table, table.names().getLast());
    }

    /// The same with another target.
    ///
    /// @throws GradusException `data.no-target` when the table has no such column
    public static DataSetup propose(CsvTable table, String target) {
        if (table.index(target).isEmpty()) {
            throw Problems.refusal(
                    "data.no-target", table.file(), table.headerLine(), 0, target, String.join(", ", table.names()));
        }
        return new Proposal(table).setup(target);
    }

    /// What is learned from: the columns other than the target that are not ignored.
    public List<Column> featureColumns() {
        return columns.stream()
                .filter(column -> !column.name().equals(target) && column.kind() != ColumnKind.IGNORED)
                .toList();
    }

    /// What is learned, if the columns have it.
    public Optional<Column> targetColumn() {
        return column(target);
    }

    /// A column by name.
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /// How many numbers a network gets from a row.
    public int features() {
        return featureColumns().stream().mapToInt(Column::width).sum();
    }

    /// How many numbers a network gives for a row: one for each class, or 1.
    public int targets() {
        return targetColumn().map(Column::width).orElse(0);
    }

    /// What is wrong already without a look into the file.
    public List<Diagnostic> check() {
        List<Diagnostic> problems = new ArrayList<>();
        Optional<Column> learned = targetColumn();
        if (learned.isEmpty()) {
            problems.add(Diagnostic.error(
                    "data.no-target",
                    new Place.AtSetting("target"),
                    target,
                    String.join(", ", columns.stream().map(Column::name).toList())));
        } else if (targetKind == TargetKind.CATEGORY && learned.get().classes().size() < 2) {
            problems.add(Diagnostic.error(
                    "data.few-classes",
                    new Place.AtSetting("classes"),
                    target,
                    Integer.toString(learned.get().classes().size())));
        }
        if (featureColumns().isEmpty()) {
            problems.add(Diagnostic.error("data.no-features", new Place.AtSetting("columns")));
        }
        for (Column column : featureColumns()) {
            if (column.width() == 0) {
                problems.add(Diagnostic.error("data.no-classes", new Place.AtSetting("columns"), column.name()));
            }
        }
        return problems;
    }

    /// The same with the target as a category of the classes that the table has, or as a number.
    public DataSetup withTargetKind(TargetKind kind, CsvTable table) {
        List<String> classes = new Proposal(table).classesFor(kind, table.column(target));
        List<Column> changed = columns.stream()
                .map(column -> column.name().equals(target) ? new Column(target, kind.column(), classes) : column)
                .toList();
        return new DataSetup(file, format, changed, target, kind, standardize, missing, split);
    }

    /// The same for another file of the same form.
    public DataSetup withFile(String other) {
        return new DataSetup(other, format, columns, target, targetKind, standardize, missing, split);
    }

    /// The same with another treatment of missing values.
    public DataSetup withMissing(MissingValues other) {
        return new DataSetup(file, format, columns, target, targetKind, standardize, other, split);
    }

    /// The same with other columns.
    public DataSetup withColumns(List<Column> others) {
        return new DataSetup(file, format, others, target, targetKind, standardize, missing, split);
    }

    /// The same with another split.
    public DataSetup withSplit(Split other) {
        return new DataSetup(file, format, columns, target, targetKind, standardize, missing, other);
    }
}
