package gradus.engine.data;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The cells of a file as texts, exactly as many as each line has.
///
/// @param file the name that messages use
/// @param format how the file was read
/// @param names of the columns; `column_1`, `column_2`, … where the file has none
/// @param warnings what looked odd while reading
public record CsvTable(String file, CsvFormat format, List<String> names, List<Row> rows, List<Diagnostic> warnings) {

    public CsvTable {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /// One line of data.
    ///
    /// @param line where it starts in the file, from 1
    /// @param cells without surrounding blanks
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// Where a column stands, from 0, if the file has it.
    public Optional<Integer> index(String name) {
        int index = names.indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    /// The texts of one column, without the lines that are too short or too long.
    ///
    /// @throws GradusException `data.no-column` when there is no such column
    public List<String> column(String name) {
        int index = index(name)
                .orElseThrow(() ->
                        Problems.refusal("data.no-column", file, headerLine(), 0, name, String.join(", ", names)));
        return rows.stream()
                .filter(this::isWhole)
                .map(row -> row.cells().get(index))
                .toList();
    }

    /// The numbers of the rows that have a text in one of their cells, from 0; capitals don't matter.
    public List<Integer> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).cells().stream()
                        .anyMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(wanted)))
                .boxed()
                .toList();
    }

    /// Whether a row has a cell for each column and no more.
    public boolean isWhole(Row row) {
        return row.cells().size() == names.size();
    }

    /// The line with the names, or 0 without one.
    int headerLine() {
        return format.header() ? 1 : 0;
    }

    Optional<Diagnostic> warning(String code) {
        return warnings.stream().filter(each -> each.code().equals(code)).findFirst();
    }
}
