package gradus.engine.data;

import gradus.engine.graph.GradusException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A row of a table that was copied as text from somewhere: with or without a line of names above it, with or without
/// the target in it.
public final class PastedRow {

    /// What messages call the text.
    private static final String NAME = "1";

    private PastedRow() {}

    /// The cells of the first row, one for each feature, as the file would have them.
    ///
    /// @param setup how the project's file is read
    /// @throws GradusException `data.pasted-nothing`, `data.pasted-width` or what is wrong with its cells
    public static List<String> read(String text, DataSetup setup, Preprocessing preprocessing) {
        List<String> features =
                preprocessing.features().stream().map(Feature::name).toList();
        if (text.isBlank()) {
            throw Problems.refusal("data.pasted-nothing", NAME, 0, 0, features.size());
        }
        Stream<Delimiter> delimiters =
                Stream.concat(Stream.of(setup.origin().format().delimiter()), Arrays.stream(Delimiter.values()));
        List<CsvTable.Row> lines = List.of();
        for (Delimiter delimiter : delimiters.distinct().toList()) {
            CsvFormat format = new CsvFormat(
                    delimiter,
                    setup.origin().format().quote(),
                    setup.origin().format().encoding(),
                    setup.origin().format().decimal(),
                    false);
            List<CsvTable.Row> found = Records.of(text, NAME, format, Progress.unwatched());
            lines = lines.isEmpty() ? found : lines;
            Optional<CsvTable> table = table(found, format, setup, features);
            if (table.isPresent()) {
                preprocessing.features(table.get());
                return cells(table.get(), features);
            }
        }
        int given = lines.isEmpty() ? 0 : lines.getLast().cells().size();
        throw Problems.refusal("data.pasted-width", NAME, 0, 0, given, features.size());
    }

    private static Optional<CsvTable> table(
            List<CsvTable.Row> lines, CsvFormat format, DataSetup setup, List<String> features) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<String> first = lines.getFirst().cells();
        boolean isHeader = new HashSet<>(first).containsAll(features) && new HashSet<>(first).size() == first.size();
        if (isHeader) {
            return lines.size() > 1 && lines.get(1).cells().size() == first.size()
                    ? Optional.of(new CsvTable(NAME, format, first, lines.subList(1, 2), List.of()))
                    : Optional.empty();
        }
        List<String> columns = setup.columns().stream().map(Column::name).toList();
        List<String> withoutTarget = new ArrayList<>(columns);
        withoutTarget.remove(setup.target());
        return Stream.of(features, columns, withoutTarget)
                .filter(names -> names.size() == first.size())
                .findFirst()
                .map(names -> new CsvTable(NAME, format, names, lines.subList(0, 1), List.of()));
    }

    private static List<String> cells(CsvTable table, List<String> features) {
        List<String> row = table.rows().getFirst().cells();
        return features.stream()
                .map(name -> row.get(table.names().indexOf(name)))
                .toList();
    }

    /// A table of one row of features.
    ///
    /// @param cells one for each feature, as the file would have them
    public static CsvTable table(List<String> cells, CsvFormat format, Preprocessing preprocessing) {
        return new CsvTable(
                NAME,
                format,
                preprocessing.features().stream().map(Feature::name).toList(),
                List.of(new CsvTable.Row(1, cells)),
                List.of());
    }
}
