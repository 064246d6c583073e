package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.bench.Comparison;
import gradus.engine.bench.Comparison.Clock;
import gradus.engine.bench.Contest;
import gradus.engine.bench.Peers;
import gradus.engine.bench.Rounds;
import gradus.engine.bench.Spread;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the engine's benchmark is written: lines for a terminal, objects for programs, Markdown for a document.
///
/// @param sides that have a column, Gradus first
record BenchTable(Messages texts, List<String> sides) {

    private static final String GRADUS = "gradus";
    private static final List<String> PYTORCH = List.of(Peers.PYTORCH, Peers.PYTORCH_MKL);
    private static final int NAME_WIDTH = 20;
    private static final int TIME_WIDTH = 26;
    private static final double NANOSECONDS_IN_MICROSECOND = 1e3;
    private static final double NANOSECONDS_IN_MILLISECOND = 1e6;

    /// The line above the rows, for a terminal.
    String header() {
        return line(titles());
    }

    /// A row, for a terminal.
    String line(Comparison row) {
        return line(cells(row, Contest.clock(row.workload())));
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder(padded(cells.getFirst(), NAME_WIDTH));
        cells.subList(1, cells.size()).forEach(cell -> line.append(padded(cell, TIME_WIDTH)));
        return line.toString().stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private List<String> titles() {
        List<String> titles = new ArrayList<>(List.of(texts.text("cli.bench.column.workload")));
        sides.forEach(side -> titles.add(texts.text("cli.bench.side." + side)));
        if (hasPyTorch()) {
            titles.add(texts.text("cli.bench.column.ratio"));
        }
        return titles;
    }

    private boolean hasPyTorch() {
        return sides.contains(Peers.PYTORCH);
    }

    private List<String> cells(Comparison row, Clock clock) {
        List<String> cells = new ArrayList<>(List.of(row.workload()));
        sides.forEach(side -> cells.add(row.time(side, clock).map(this::time).orElse("–")));
        if (hasPyTorch()) {
            cells.add(row.fastest(PYTORCH, clock)
                    .map(fastest -> row.ratio(GRADUS, fastest, clock))
                    .map(ratio -> spread(ratio, 1))
                    .orElse("–"));
        }
        return cells;
    }

    private String time(Spread time) {
        return time.median() < NANOSECONDS_IN_MILLISECOND
                ? texts.text("cli.bench.microseconds", spread(time, NANOSECONDS_IN_MICROSECOND))
                : texts.text("cli.bench.milliseconds", spread(time, NANOSECONDS_IN_MILLISECOND));
    }

    /// The median with the quartiles behind it: `12.3 (12.1–12.9)`.
    private String spread(Spread spread, double unit) {
        return number(spread.median() / unit) + " (" + number(spread.low() / unit) + "–" + number(spread.high() / unit)
                + ")";
    }

    private String number(double number) {
        return texts.numbers()
                .shortForm(new BigDecimal(number).round(new MathContext(3)).doubleValue());
    }

    /// A row, for programs. Times are nanoseconds; ratios are Gradus's time to that of the faster PyTorch, and to C's.
    static Json object(Comparison row) {
        Clock clock = Contest.clock(row.workload());
        Json times = new Json();
        row.timings().keySet().forEach(side -> {
            Json figures = new Json();
            for (Clock each : List.of(Clock.CPU, Clock.WALL)) {
                String name = each == Clock.CPU ? "cpu" : "wall";
                Spread time = row.time(side, each).orElseThrow();
                figures.put(name + "_ns", time.median())
                        .put(name + "_low_ns", time.low())
                        .put(name + "_high_ns", time.high());
            }
            times.put(side, figures);
        });
        Json object = new Json()
                .put("bench", "engine")
                .put("workload", row.workload())
                .put("rounds", row.timings().values().iterator().next().size())
                .put("clock", clock == Clock.CPU ? "cpu" : "wall")
                .put("sides", times);
        row.fastest(PYTORCH, clock).ifPresent(fastest -> {
            Spread ratio = row.ratio(GRADUS, fastest, clock);
            object.put("against", fastest)
                    .put("ratio", ratio.median())
                    .put("ratio_low", ratio.low())
                    .put("ratio_high", ratio.high())
                    .put("wall_ratio", row.ratio(GRADUS, fastest, Clock.WALL).median());
        });
        row.fastest(List.of(Peers.C), clock)
                .ifPresent(
                        c -> object.put("c_ratio", row.ratio(GRADUS, c, clock).median()));
        return object;
    }

    /// A document with all rows, by both clocks, and what they were measured on.
    String markdown(List<Comparison> rows, Rounds rounds, Machine machine, Optional<String> pyTorch) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(texts.text("cli.bench.markdown.title")).append("\n\n");
        List<String> facts = new ArrayList<>(List.of(
                texts.text("cli.bench.markdown.date", LocalDate.now(ZoneId.systemDefault())),
                texts.text("cli.bench.markdown.machine", machine.processor(), machine.cores(), machine.system()),
                texts.text("cli.bench.markdown.java", machine.java()),
                pyTorch.map(version -> texts.text("cli.bench.markdown.pytorch", version))
                        .orElseGet(() -> texts.text("cli.bench.no-python"))));
        facts.forEach(fact -> text.append("- ").append(fact).append('\n'));
        text.append('\n')
                .append(texts.text("cli.bench.markdown.how", rounds.count()))
                .append('\n');
        section(
                text,
                "cli.bench.markdown.cpu",
                Clock.CPU,
                rows.stream()
                        .filter(row -> Contest.clock(row.workload()) == Clock.CPU)
                        .toList());
        section(text, "cli.bench.markdown.wall", Clock.WALL, rows);
        return text.toString();
    }

    private void section(StringBuilder text, String title, Clock clock, List<Comparison> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> titles = titles();
        text.append("\n## ").append(texts.text(title)).append("\n\n");
        text.append(row(titles));
        text.append(row(Collections.nCopies(titles.size(), "---")));
        rows.forEach(row -> text.append(row(cells(row, clock))));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
