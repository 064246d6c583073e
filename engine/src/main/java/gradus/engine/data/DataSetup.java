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
/// @param origin where the rows come from
/// @param columns in the file's order, the target among them; the target's own kind follows `targetKind`
/// @param target the name of the column to be learned
/// @param scaling how number features are brought to a like size
public record DataSetup(
        Origin origin,
        List<Column> columns,
        String target,
        TargetKind targetKind,
        Scaling scaling,
        MissingValues missing,
        Split split) {

    public DataSetup {
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

    /// What is learned from: the columns that are not ignored, without the target and the one that states the split.
    public List<Column> featureColumns() {
        return columns.stream()
                .filter(column -> !column.name().equals(target)
                        && !column.name().equals(split.column())
                        && column.kind() != ColumnKind.IGNORED)
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

    /// The file that the rows come from, if it is one.
    public Optional<Origin.File> file() {
        return origin.file();
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
        return new DataSetup(origin, changed, target, kind, scaling, missing, split);
    }

    /// The same for a table that may have other columns: what is known of those that are there stays, the others are
    /// taken as [#propose(CsvTable)] would.
    public DataSetup matching(CsvTable table) {
        Proposal proposal = new Proposal(table);
        DataSetup proposed = proposal.setup(
                table.index(target).isPresent() ? target : table.names().getLast());
        List<Column> matched = proposed.columns().stream()
                .map(column -> column(column.name())
                        .map(known -> proposal.column(known.name(), known.kind()))
                        .orElse(column))
                .toList();
        boolean same = proposed.target().equals(target);
        return new DataSetup(
                origin,
                matched,
                proposed.target(),
                same ? targetKind : proposed.targetKind(),
                scaling,
                missing,
                table.index(split.column()).isPresent() ? split : split.withColumn(""));
    }

    /// The same with a column of another kind; a category has the classes that the table has.
    public DataSetup withColumn(String name, ColumnKind kind, CsvTable table) {
        Column changed = new Proposal(table).column(name, kind);
        return withColumns(columns.stream()
                .map(column -> column.name().equals(name) ? changed : column)
                .toList());
    }

    /// The same with another column as the target; what was learned becomes a feature.
    public DataSetup withTarget(String name, CsvTable table) {
        Proposal proposal = new Proposal(table);
        DataSetup proposed = proposal.setup(name);
        List<Column> changed = columns.stream()
                .map(column -> column.name().equals(name) || column.name().equals(target)
                        ? proposed.column(column.name()).orElse(column)
                        : column)
                .toList();
        return new DataSetup(origin, changed, name, proposed.targetKind(), scaling, missing, split);
    }

    /// The same for another file of the same form.
    public DataSetup withFile(String other) {
        return withOrigin(new Origin.File(other, origin.format()));
    }

    /// The same for rows of the same columns that come from elsewhere.
    public DataSetup withOrigin(Origin other) {
        return new DataSetup(other, columns, target, targetKind, scaling, missing, split);
    }

    /// The same with another scaling.
    public DataSetup withScaling(Scaling other) {
        return new DataSetup(origin, columns, target, targetKind, other, missing, split);
    }

    /// The same with another treatment of missing values.
    public DataSetup withMissing(MissingValues other) {
        return new DataSetup(origin, columns, target, targetKind, scaling, other, split);
    }

    /// The same with other columns.
    public DataSetup withColumns(List<Column> others) {
        return new DataSetup(origin, others, target, targetKind, scaling, missing, split);
    }

    /// The same with another split.
    public DataSetup withSplit(Split other) {
        return new DataSetup(origin, columns, target, targetKind, scaling, missing, other);
    }
}
