package gradus.engine.data;

import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/// Reads text files of rows and columns.
public final class CsvReader {

    private static final long MOST_BYTES = 256L << 20;

    /// A cell takes several times its length in memory, so a file may be a small share of what there is.
    private static final int MEMORY_PER_BYTE = 8;

    private final Progress progress;
    private final long mostBytes;

    /// A reader that tells how far it is; what the listener throws ends the reading.
    public CsvReader(Progress progress) {
        this(progress, Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE));
    }

    CsvReader(Progress progress, long mostBytes) {
        this.progress = progress;
        this.mostBytes = mostBytes;
    }

    /// Reads a file.
    ///
    /// @param file the name that messages use
    /// @param stated how to read it; found from the file when absent
    /// @throws GradusException when the file can't be read (`data.file-not-found`, `data.is-folder`,
    ///     `data.unreadable`, `data.too-large`, `data.not-text`, `data.encoding`) or is no table
    ///     (`data.empty-file`, `data.no-rows`, `data.quote`, `data.delimiter`, `data.duplicate-column`,
    ///     `data.no-header`)
    /// @throws CancellationException when the listener stopped it
    public CsvTable read(Path path, String file, Optional<CsvFormat> stated) {
        if (!Files.exists(path)) {
            throw Problems.refusal("data.file-not-found", file, 0, 0, path.toString());
        }
        if (Files.isDirectory(path)) {
            throw Problems.refusal("data.is-folder", file, 0, 0);
        }
        try (InputStream stream = Files.newInputStream(path)) {
            return read(stream, Files.size(path), file, stated);
        } catch (IOException wrong) {
            throw Problems.refusal("data.unreadable", file, 0, 0);
        }
    }

    /// Reads a stream to its end; the caller closes it.
    ///
    /// @param size how many bytes there are, 0 if that is not known
    /// @throws IOException when the stream fails
    public CsvTable read(InputStream stream, long size, String file, Optional<CsvFormat> stated) throws IOException {
        byte[] bytes = FileText.bytes(stream, file, size, mostBytes, share -> progress.reached(share / 2));
        FileText text =
                stated.isPresent() ? FileText.stated(bytes, stated.get().charset(), file) : FileText.find(bytes, file);
        if (text.text().isBlank()) {
            throw Problems.refusal("data.empty-file", file, 0, 0);
        }
        CsvFormat found = FormatFinder.find(text.text(), text.encoding());
        CsvFormat format = stated.orElse(found);
        List<CsvTable.Row> rows = Records.of(text.text(), file, format, share -> progress.reached(0.5 + share / 2));
        Problems problems = new Problems(file);
        if (text.isDoubtful()) {
            problems.warning("data.encoding-doubtful", 0, 0, text.encoding(), "UTF-8");
        }
        if (format.delimiter() != found.delimiter() && isUndivided(rows)) {
            problems.error("data.delimiter", 1, 0, name(format.delimiter()), name(found.delimiter()));
            problems.refuse();
        }
        return table(rows, file, format, stated.isPresent(), problems);
    }

    private static CsvTable table(
            List<CsvTable.Row> rows, String file, CsvFormat format, boolean isStated, Problems problems) {
        boolean header = FormatFinder.hasHeader(rows.subList(0, Math.min(rows.size(), 50)), format.decimal());
        CsvTable.Row first = rows.getFirst();
        List<String> numbered = IntStream.rangeClosed(1, first.cells().size())
                .mapToObj(number -> "column_" + number)
                .toList();
        if (!format.header()) {
            if (header) {
                problems.warning("data.header-unexpected", first.line(), 0);
            } else if (!isStated) {
                problems.warning("data.no-names", first.line(), 0);
            }
            return new CsvTable(file, format, numbered, rows, problems.warnings());
        }
        List<String> names = IntStream.range(0, numbered.size())
                .mapToObj(index -> first.cells().get(index).isEmpty()
                        ? numbered.get(index)
                        : first.cells().get(index))
                .toList();
        checkNames(names, first.line(), header, problems);
        if (rows.size() == 1) {
            problems.error("data.no-rows", first.line(), 0);
        }
        problems.refuse();
        return new CsvTable(file, format, names, rows.subList(1, rows.size()), problems.warnings());
    }

    private static void checkNames(List<String> names, int line, boolean header, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < names.size(); index++) {
            if (!seen.add(names.get(index))) {
                if (header) {
                    problems.error("data.duplicate-column", line, index + 1, names.get(index));
                } else {
                    problems.errorOnce("data.no-header", line, 0);
                }
            }
        }
        if (!header && !problems.hasErrors()) {
            problems.warning("data.no-header", line, 0);
        }
    }

    private static boolean isUndivided(List<CsvTable.Row> rows) {
        return rows.stream().allMatch(row -> row.cells().size() == 1);
    }

    private static Message name(Delimiter delimiter) {
        return Message.of("delimiter." + delimiter.name().toLowerCase(Locale.ROOT));
    }
}
