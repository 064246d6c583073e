package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.bench.Comparison;
import gradus.engine.bench.Comparison.Clock;
import gradus.engine.bench.Contest;
import gradus.engine.bench.OwnRunner;
import gradus.engine.bench.Peers;
import gradus.engine.bench.Spread;
import java.util.ArrayList;
import java.util.List;

/// How the engine's benchmark is written: lines for a terminal, objects for programs, a table in Markdown for a
/// document.
///
/// @param sides that have a column, Gradus first
/// @param threads how many each side used
record BenchTable(Messages texts, List<String> sides, int threads) {

    private static final String GRADUS = OwnRunner.NAME;
    private static final List<String> PYTORCH = List.of(Peers.PYTORCH, Peers.PYTORCH_MKL);

    /// The line above the rows, for a terminal.
    String header() {
        return line(titles());
    }

    /// A row, for a terminal.
    String line(Comparison row) {
        return line(cells(row, Contest.clock(row.workload(), threads)));
    }

    private String line(List<String> cells) {
        return BenchFigures.line(cells);
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
                    .flatMap(fastest -> row.ratio(GRADUS, fastest, clock))
                    .map(ratio -> spread(ratio, 1))
                    .orElse("–"));
        }
        return cells;
    }

    private String time(Spread time) {
        return BenchFigures.time(texts, time);
    }

    private String spread(Spread spread, double unit) {
        return BenchFigures.spread(texts, spread, unit);
    }

    /// A row, for programs. Times are nanoseconds; ratios are Gradus's time to that of the faster PyTorch, and to C's.
    Json object(Comparison row) {
        Clock clock = Contest.clock(row.workload(), threads);
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
                .put("threads", threads)
                .put(
                        "rounds",
                        row.timings().values().stream()
                                .mapToInt(List::size)
                                .max()
                                .orElse(0))
                .put("clock", clock == Clock.CPU ? "cpu" : "wall")
                .put("sides", times);
        row.fastest(PYTORCH, clock)
                .ifPresent(fastest -> row.ratio(GRADUS, fastest, clock)
                        .ifPresent(ratio -> object.put("against", fastest)
                                .put("ratio", ratio.median())
                                .put("ratio_low", ratio.low())
                                .put("ratio_high", ratio.high())
                                .put(
                                        "wall_ratio",
                                        row.ratio(GRADUS, fastest, Clock.WALL).map(Spread::median))));
        object.put("c_ratio", row.ratio(GRADUS, Peers.C, clock).map(Spread::median));
        Json failures = new Json();
        row.failures().forEach((side, why) -> failures.put(side, texts.of(why.getFirst())));
        return row.failures().isEmpty() ? object : object.put("failures", failures);
    }

    /// All rows for a document, by both clocks where both say something.
    String markdown(List<Comparison> rows, int rounds) {
        StringBuilder text = new StringBuilder();
        text.append(texts.text("cli.bench.markdown.how", rounds, threads)).append('\n');
        section(
                text,
                "cli.bench.markdown.cpu",
                Clock.CPU,
                rows.stream()
                        .filter(row -> Contest.clock(row.workload(), threads) == Clock.CPU)
                        .toList());
        section(text, "cli.bench.markdown.wall", Clock.WALL, rows);
        return text.toString();
    }

    private void section(StringBuilder text, String title, Clock clock, List<Comparison> rows) {
        if (!rows.isEmpty()) {
            text.append("\n## ").append(texts.text(title)).append("\n\n");
            text.append(BenchFigures.markdown(
                    titles(), rows.stream().map(row -> cells(row, clock)).toList()));
        }
    }
}
