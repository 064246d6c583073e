package gradus.engine.data;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Makes a data set of what a project states about its data.
public final class DataLoader {

    /// As many as take a gibibyte.
    private static final long MOST_NUMBERS = 1L << 27;

    private DataLoader() {}

    /// Reads the file and prepares it.
    ///
    /// @param base the project's folder, which the file's name starts from
    /// @param seed of the split
    /// @throws GradusException with all that is wrong
    /// @throws CancellationException when the listener stopped it
    public static Loaded load(Path base, DataSetup setup, long seed, Progress progress) {
        return prepare(read(base, setup.origin(), progress), setup, seed);
    }

    /// Reads the file, or draws the rows.
    ///
    /// @param base the project's folder, which the file's name starts from
    /// @throws GradusException as [CsvReader#read], `data.no-points` when none was painted
    public static CsvTable read(Path base, Origin origin, Progress progress) {
        return switch (origin) {
            case Origin.File file -> read(base, file, progress);
            case Origin.Generated generated -> Drawing.table(generated);
            case Origin.Painted painted -> {
                if (painted.points().isEmpty()) {
                    throw Problems.refusal("data.no-points", painted.name(), 0, 0);
                }
                yield Drawing.table(painted);
            }
        };
    }

    private static CsvTable read(Path base, Origin.File file, Progress progress) {
        Path path;
        try {
            path = base.resolve(file.path());
        } catch (InvalidPathException wrong) {
            throw Problems.refusal("data.file-not-found", file.path(), 0, 0, file.path());
        }
        return new CsvReader(progress).read(path, file.path(), Optional.of(file.format()));
    }

    /// Prepares a table that was read before: understands its cells, splits the rows, fits the preprocessing on the
    /// training rows and applies it to all.
    ///
    /// @throws GradusException with all that is wrong
    public static Loaded prepare(CsvTable table, DataSetup setup, long seed) {
        List<Diagnostic> wrong = setup.check();
        Optional<Column> target = setup.targetColumn();
        if (!wrong.isEmpty() || target.isEmpty()) {
            throw new GradusException(wrong);
        }
        Problems problems = new Problems(table.file());
        List<Example> examples = examples(table, setup, target.get(), problems);
        problems.addNew(table.warnings());
        problems.refuse();
        refuseTooMany(examples.size(), setup, problems);
        Splitter parts = split(table, setup, examples, seed, problems);
        problems.refuse();
        Preprocessing preprocessing = Fitting.fit(setup, target.get(), parts.train());
        DataSet data = new DataSet(
                preprocessing.encode(parts.train()),
                preprocessing.encode(parts.validation()),
                preprocessing.encode(parts.test()),
                preprocessing);
        return new Loaded(table, data, problems.warnings());
    }

    /// All that is wrong or odd about the data, nothing when they are in order.
    public static List<Diagnostic> check(Path base, DataSetup setup, Progress progress) {
        try {
            return load(base, setup, 0, progress).warnings();
        } catch (GradusException wrong) {
            return wrong.diagnostics();
        }
    }

    private static List<Example> examples(CsvTable table, DataSetup setup, Column target, Problems problems) {
        List<Column> columns = new ArrayList<>(setup.featureColumns());
        columns.add(target);
        CellReader reader = new CellReader(table, columns, column -> switch (setup.missing()) {
            case ERROR -> false;
            case DROP -> true;
            case MEAN, MOST_FREQUENT -> !column.equals(target);
        });
        List<Example> all = reader.read(target.name(), problems);
        List<String> unknown = table.names().stream()
                .filter(name -> setup.column(name).isEmpty()
                        && !name.equals(setup.split().column()))
                .toList();
        if (!unknown.isEmpty() && !problems.hasErrors()) {
            problems.warning("data.extra-columns", table.headerLine(), 0, String.join(", ", unknown));
        }
        if (problems.hasErrors() || setup.missing() != MissingValues.DROP) {
            return all;
        }
        List<Example> whole = all.stream().filter(Example::isWhole).toList();
        if (whole.size() < all.size()) {
            problems.warning("data.rows-dropped", 0, 0, Integer.toString(all.size() - whole.size()));
        }
        return whole;
    }

    /// Classes become a number each in every row: with very many of them no memory is enough.
    private static void refuseTooMany(int rows, DataSetup setup, Problems problems) {
        long numbers = (long) rows * (setup.features() + setup.targets());
        if (numbers > MOST_NUMBERS) {
            problems.error(
                    "data.too-many-numbers",
                    0,
                    0,
                    Integer.toString(rows),
                    Integer.toString(setup.features()),
                    Integer.toString(setup.targets()));
            problems.refuse();
        }
    }

    private static Splitter split(
            CsvTable table, DataSetup setup, List<Example> examples, long seed, Problems problems) {
        boolean classes = setup.targetKind() == TargetKind.CATEGORY;
        int last = setup.featureColumns().size();
        int[] groups = examples.stream()
                .mapToInt(example -> classes ? (int) example.cell(last) : 0)
                .toArray();
        long present = Arrays.stream(groups).distinct().count();
        if (classes && groups.length > 0 && present < 2) {
            int field = 1 + table.names().indexOf(setup.target());
            problems.error("data.few-classes", 0, field, setup.target(), Long.toString(present));
        }
        if (setup.split().isByColumn()) {
            return byColumn(table, setup, examples, seed, problems);
        }
        int[] proportional = setup.split().stratified() ? groups : new int[groups.length];
        Splitter parts = Splitter.split(examples, proportional, setup.split(), seed);
        boolean tooFew = parts.train().isEmpty()
                || (setup.split().validation() > 0 && parts.validation().isEmpty())
                || (setup.split().test() > 0 && parts.test().isEmpty());
        if (tooFew) {
            problems.error("data.few-rows", 0, 0, Integer.toString(examples.size()));
        }
        return parts;
    }

    private static Splitter byColumn(
            CsvTable table, DataSetup setup, List<Example> examples, long seed, Problems problems) {
        String name = setup.split().column();
        int index = table.names().indexOf(name);
        if (index < 0) {
            problems.error("data.no-column", table.headerLine(), 0, name, String.join(", ", table.names()));
            return new Splitter(List.of(), List.of(), List.of());
        }
        Splitter parts = Splitter.stated(
                examples,
                example -> {
                    CsvTable.Row row = table.rows().get(example.row());
                    Optional<Splitter.Name> stated =
                            Splitter.Name.of(row.cells().get(index));
                    if (stated.isEmpty()) {
                        problems.error(
                                "data.unknown-part",
                                row.line(),
                                index + 1,
                                row.cells().get(index),
                                name);
                    }
                    return stated.orElse(Splitter.Name.TRAIN);
                },
                seed);
        if (parts.train().isEmpty() && !problems.hasErrors()) {
            problems.error("data.no-training-rows", 0, index + 1, name);
        }
        return parts;
    }
}
