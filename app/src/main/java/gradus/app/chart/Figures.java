package gradus.app.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is drawn, as a table: the same whatever the language, with every digit.
///
/// @param header the names of the columns
/// @param rows makes the rows, not on the window's thread: numbers, texts, and an empty [Optional] where a place is
///     empty
public record Figures(List<String> header, Supplier<Stream<List<?>>> rows) {

    private static final String NEW_LINE = "\r\n";

    public Figures {
        header = List.copyOf(header);
    }

    /// A table of few rows.
    public static Figures of(List<String> header, List<? extends List<?>> rows) {
        List<List<?>> kept = List.copyOf(rows);
        return new Figures(header, kept::stream);
    }

    /// Writes the table as CSV in UTF-8: commas between, a point as decimal sign.
    public void writeTo(OutputStream stream) throws IOException {
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        writer.write(line(header));
        try (Stream<List<?>> all = rows.get()) {
            for (Iterator<List<?>> each = all.iterator(); each.hasNext(); ) {
                writer.write(line(each.next()));
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        writer.flush();
    }

    private static String line(List<?> cells) {
        return cells.stream().map(Figures::cell).collect(Collectors.joining(",", "", NEW_LINE));
    }

    private static String cell(Object cell) {
        return switch (cell) {
            case Optional<?> maybe -> maybe.map(Figures::cell).orElse("");
            case Number number -> number.toString();
            default -> quoted(cell.toString());
        };
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
