package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.bench.Spread;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// How the tables of `gradus bench` write times, and cells beside one another.
final class BenchFigures {

    private static final int NAME_WIDTH = 22;
    private static final int CELL_WIDTH = 26;
    private static final double NANOSECONDS_IN_MICROSECOND = 1e3;
    private static final double NANOSECONDS_IN_MILLISECOND = 1e6;

    private BenchFigures() {}

    /// A row for a terminal.
    static String line(List<String> cells) {
        StringBuilder line = new StringBuilder(padded(cells.getFirst(), NAME_WIDTH));
        cells.subList(1, cells.size()).forEach(cell -> line.append(padded(cell, CELL_WIDTH)));
        return line.toString().stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    /// A table in Markdown.
    static String markdown(List<String> titles, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(row(titles)).append(row(Collections.nCopies(titles.size(), "---")));
        rows.forEach(row -> text.append(row(row)));
        return text.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /// Nanoseconds, as the median with the quartiles behind it: `12.3 (12.1–12.9) µs`.
    static String time(Messages texts, Spread time) {
        return time.median() < NANOSECONDS_IN_MILLISECOND
                ? texts.text("cli.bench.microseconds", spread(texts, time, NANOSECONDS_IN_MICROSECOND))
                : texts.text("cli.bench.milliseconds", spread(texts, time, NANOSECONDS_IN_MILLISECOND));
    }

    /// Nanoseconds of something small: `0.0123 µs`.
    static String microseconds(Messages texts, double time) {
        return texts.text("cli.bench.microseconds", number(texts, time / NANOSECONDS_IN_MICROSECOND));
    }

    /// The median with the quartiles behind it: `12.3 (12.1–12.9)`.
    static String spread(Messages texts, Spread spread, double unit) {
        return number(texts, spread.median() / unit) + " (" + number(texts, spread.low() / unit) + "–"
                + number(texts, spread.high() / unit) + ")";
    }

    /// A number in three digits.
    static String number(Messages texts, double number) {
        return texts.numbers()
                .shortForm(new BigDecimal(number).round(new MathContext(3)).doubleValue());
    }
}
