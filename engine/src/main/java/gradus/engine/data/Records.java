package gradus.engine.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Breaks a text into rows and cells.
final class Records {

    private static final int SAMPLE_ROWS = 200;
    private static final int MOST_SHARED = 4096;
    private static final Pattern LINE = Pattern.compile("starting at line (\\d+)");

    /// Cells of equal text share it: grey levels and class names recur thousands of times.
    private final Map<String, String> shared = new HashMap<>();

    private Records() {}

    /// The first rows, up to where the text can't be broken in this way.
    static List<CsvTable.Row> sample(String text, Delimiter delimiter, QuoteMark quote) {
        List<CsvTable.Row> rows = new ArrayList<>();
        Records records = new Records();
        try (var reader = builder(delimiter, quote).ofCsvRecord(text)) {
            for (CsvRecord each : reader) {
                if (rows.size() == SAMPLE_ROWS) {
                    break;
                }
                records.row(each).ifPresent(rows::add);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (CsvParseException broken) {
            return rows;
        }
        return rows;
    }

    /// All rows; blank lines are none.
    static List<CsvTable.Row> of(String text, String file, CsvFormat format, Progress progress) {
        List<CsvTable.Row> rows = new ArrayList<>();
        Records records = new Records();
        CsvReaderBuilder builder = builder(format.delimiter(), format.quote()).allowUnclosedQuote(false);
        try (var reader = builder.ofCsvRecord(new Watched(text, progress))) {
            for (CsvRecord each : reader) {
                records.row(each).ifPresent(rows::add);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof CancellationException stopped) {
                throw stopped;
            }
            int last = rows.isEmpty() ? 0 : rows.getLast().line();
            String quote = Character.toString(format.quote().character());
            throw Problems.refusal("data.quote", file, lineOf(broken, last + 1), 0, quote);
        }
        return rows;
    }

    private static CsvReaderBuilder builder(Delimiter delimiter, QuoteMark quote) {
        return de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(delimiter.character())
                .quoteCharacter(quote.character())
                .trimWhitespacesAroundQuotes(true)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    private Optional<CsvTable.Row> row(CsvRecord each) {
        List<String> cells = new ArrayList<>(each.getFieldCount());
        for (String field : each.getFields()) {
            cells.add(share(field.strip()));
        }
        boolean blank = cells.size() == 1 && cells.getFirst().isEmpty();
        return blank ? Optional.empty() : Optional.of(new CsvTable.Row((int) each.getStartingLineNumber(), cells));
    }

    private String share(String text) {
        String known = shared.get(text);
        if (known == null && shared.size() < MOST_SHARED) {
            shared.put(text, text);
        }
        return known == null ? text : known;
    }

    private static int lineOf(CsvParseException broken, int otherwise) {
        Matcher matcher = LINE.matcher(String.valueOf(broken.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }

    /// A text that tells how far it was read.
    private static final class Watched extends FilterReader {
        private final int length;
        private final Progress progress;
        private long done;

        Watched(String text, Progress progress) {
            super(new StringReader(text));
            this.length = text.length();
            this.progress = progress;
        }

        @Override
        public int read(char[] buffer, int offset, int count) throws IOException {
            int read = super.read(buffer, offset, count);
            done += Math.max(0, read);
            progress.reached(length == 0 ? 1 : (double) done / length);
            return read;
        }
    }
}
