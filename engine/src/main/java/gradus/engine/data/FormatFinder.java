package gradus.engine.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds from a text how its lines are divided into fields, how its numbers are written, and whether it has a
/// header.
final class FormatFinder {

    private static final int SAMPLE = 1 << 16;
    private static final Pattern SINGLE_QUOTED = Pattern.compile("(?m)(^|[,;\t|])[ ]*'[^'\n]*'[ ]*($|[\r,;\t|])");

    private FormatFinder() {}

    /// One way to read the sample, and how well it fits.
    ///
    /// @param evenness share of the lines that have the usual number of fields
    /// @param numbers share of the cells that are numbers
    /// @param width the usual number of fields
    private record Candidate(
            Delimiter delimiter, DecimalSeparator decimal, double evenness, double numbers, int width) {
        boolean divides() {
            return width > 1;
        }
    }

    /// The format that fits best. A delimiter fits well if it divides all lines into equally many fields, more
    /// than one, and then if that leaves numbers in the cells.
    static CsvFormat find(String text, String encoding) {
        String sample = sample(text);
        QuoteMark quote =
                sample.indexOf('"') < 0 && SINGLE_QUOTED.matcher(sample).find() ? QuoteMark.SINGLE : QuoteMark.DOUBLE;
        // Of equally good ways the first wins: stream's max keeps it.
        Candidate best = Arrays.stream(Delimiter.values())
                .flatMap(delimiter -> candidates(sample, delimiter, quote))
                .max(Comparator.comparing(Candidate::divides)
                        .thenComparingDouble(Candidate::evenness)
                        .thenComparingDouble(Candidate::numbers)
                        .thenComparingInt(Candidate::width))
                .orElseThrow();
        Delimiter delimiter = best.delimiter();
        DecimalSeparator decimal = best.decimal();
        boolean header = hasHeader(Records.sample(sample, delimiter, quote), decimal);
        return new CsvFormat(delimiter, quote, encoding, decimal, header);
    }

    /// Whether the first row has names rather than values: it has a text above numbers, or no number at all.
    static boolean hasHeader(List<CsvTable.Row> rows, DecimalSeparator decimal) {
        if (rows.isEmpty()) {
            return true;
        }
        List<String> first = rows.getFirst().cells();
        boolean anyNumber = false;
        for (int column = 0; column < first.size(); column++) {
            boolean number = Cell.isNumber(first.get(column), decimal);
            anyNumber |= number;
            if (!number && !first.get(column).isEmpty() && isNumeric(rows.subList(1, rows.size()), column, decimal)) {
                return true;
            }
        }
        return !anyNumber;
    }

    private static boolean isNumeric(List<CsvTable.Row> rows, int column, DecimalSeparator decimal) {
        List<String> cells = rows.stream()
                .filter(row -> row.cells().size() > column)
                .map(row -> row.cells().get(column))
                .filter(cell -> !Cell.isMissing(cell, ColumnKind.NUMBER))
                .toList();
        long numbers =
                cells.stream().filter(cell -> Cell.isNumber(cell, decimal)).count();
        return 2 * numbers > cells.size();
    }

    private static Stream<Candidate> candidates(String sample, Delimiter delimiter, QuoteMark quote) {
        List<CsvTable.Row> rows = Records.sample(sample, delimiter, quote);
        return Arrays.stream(DecimalSeparator.values()).map(decimal -> judge(rows, delimiter, decimal));
    }

    private static Candidate judge(List<CsvTable.Row> rows, Delimiter delimiter, DecimalSeparator decimal) {
        Map<Integer, Integer> widths = new HashMap<>();
        int cells = 0;
        int numbers = 0;
        for (CsvTable.Row row : rows) {
            widths.merge(row.cells().size(), 1, Integer::sum);
            cells += row.cells().size();
            for (String cell : row.cells()) {
                numbers += Cell.isNumber(cell, decimal) ? 1 : 0;
            }
        }
        int width = widths.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
        return new Candidate(
                delimiter,
                decimal,
                (double) widths.getOrDefault(width, 0) / Math.max(1, rows.size()),
                (double) numbers / Math.max(1, cells),
                width);
    }

    /// The start of a text, in whole lines.
    private static String sample(String text) {
        if (text.length() <= SAMPLE) {
            return text;
        }
        int end = text.lastIndexOf('\n', SAMPLE);
        return text.substring(0, end < 0 ? SAMPLE : end);
    }
}
