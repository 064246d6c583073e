package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.bench.Growth;
import java.util.List;

/// How `gradus bench growth` is written: lines for a terminal, objects for programs, Markdown for a document.
record GrowthTable(Messages texts) {

    String header() {
        return BenchFigures.line(titles());
    }

    /// A point, for a terminal.
    String line(Growth.Point point) {
        return BenchFigures.line(cells(point));
    }

    /// A point, for programs; times are nanoseconds.
    static Json object(Growth.Point point) {
        return new Json()
                .put("bench", "growth")
                .put("row", point.name())
                .put("size", point.size())
                .put("compile_ns", point.compile().median())
                .put("compile_low_ns", point.compile().low())
                .put("compile_high_ns", point.compile().high())
                .put("step_ns", point.step().median())
                .put("step_low_ns", point.step().low())
                .put("step_high_ns", point.step().high())
                .put("each_ns", point.each());
    }

    /// All points, as a section of a document.
    String markdown(List<Growth.Point> points, int rounds, int threads) {
        return "## " + texts.text("cli.bench.growth.title") + "\n\n"
                + texts.text("cli.bench.growth.how", rounds, threads) + "\n\n"
                + BenchFigures.markdown(
                        titles(), points.stream().map(this::cells).toList());
    }

    private List<String> titles() {
        return List.of(
                texts.text("cli.bench.column.workload"),
                texts.text("cli.bench.column.compile"),
                texts.text("cli.bench.column.step"),
                texts.text("cli.bench.column.each"));
    }

    private List<String> cells(Growth.Point point) {
        return List.of(
                point.name(),
                BenchFigures.time(texts, point.compile()),
                BenchFigures.time(texts, point.step()),
                BenchFigures.microseconds(texts, point.each()));
    }
}
