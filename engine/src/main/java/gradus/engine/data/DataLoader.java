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

    private DataLoader() {}

    /// Reads the file and prepares it.
    ///
    /// @param base the project's folder, which the file's name starts from
    /// @param seed of the split
    /// @throws GradusException with all that is wrong
    /// @throws CancellationException when the listener stopped it
    public static Loaded load(Path base, DataSetup setup, long seed, Progress progress) {
        return prepare(read(base, setup, progress), setup, seed);
    }

    /// Reads the file as the setup states.
    ///
    /// @throws GradusException as [CsvReader#read]
    public static CsvTable read(Path base, DataSetup setup, Progress progress) {
        Path path;
        try {
            path = base.resolve(setup.file());
        } catch (InvalidPathException wrong) {
            throw Problems.refusal("data.file-not-found", setup.file(), 0, 0, setup.file());
        }
        return new CsvReader(progress).read(path, setup.file(), Optional.of(setup.format()));
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
        Splitter parts = split(table, setup, examples, seed, problems);
        problems.refuse();
        Preprocessing preprocessing = Fitting.fit(setup, target.get(), parts.train());
        DataSet data = new DataSet(
                preprocessing.encode(parts.train()),
                preprocessing.encode(parts.validation()),
                preprocessing.encode(parts.test()),
                preprocessing);
        return new Loaded(data, problems.warnings());
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
            case MEAN -> !column.equals(target);
        });
        List<Example> all = reader.read(target.name(), problems);
        List<String> unknown = table.names().stream()
                .filter(name -> setup.column(name).isEmpty())
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
}
