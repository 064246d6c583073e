package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.bench.Footprint;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How `gradus bench memory` is written: lines for a terminal, objects for programs, Markdown for a document.
record FootprintTable(Messages texts) {

    private static final double BYTES_IN_MEGABYTE = 1e6;

    String header() {
        return BenchFigures.line(titles());
    }

    /// A step, for a terminal.
    String line(Footprint footprint) {
        return BenchFigures.line(cells(footprint));
    }

    /// A step, for programs.
    Json object(Footprint footprint) {
        Json object = new Json()
                .put("bench", "memory")
                .put("workload", footprint.workload())
                .put("planned_bytes", footprint.planned())
                .put("unshared_bytes", footprint.unshared());
        footprint.pyTorch().ifPresent(bytes -> object.put("pytorch_peak_bytes", bytes));
        footprint.ratio().ifPresent(ratio -> object.put("ratio", ratio));
        return object.put("failure", footprint.failure().stream().findFirst().map(texts::of));
    }

    /// All steps, as a section of a document.
    String markdown(List<Footprint> footprints) {
        return "## " + texts.text("cli.bench.memory.title") + "\n\n" + texts.text("cli.bench.memory.how") + "\n\n"
                + BenchFigures.markdown(
                        titles(), footprints.stream().map(this::cells).toList());
    }

    private List<String> titles() {
        return List.of(
                texts.text("cli.bench.column.workload"),
                texts.text("cli.bench.column.planned"),
                texts.text("cli.bench.column.unshared"),
                texts.text("cli.bench.column.pytorch-peak"),
                texts.text("cli.bench.column.ratio"));
    }

    private List<String> cells(Footprint footprint) {
        OptionalLong pyTorch = footprint.pyTorch();
        OptionalDouble ratio = footprint.ratio();
        return List.of(
                footprint.workload(),
                megabytes(footprint.planned()),
                megabytes(footprint.unshared()),
                pyTorch.isPresent() ? megabytes(pyTorch.getAsLong()) : "–",
                ratio.isPresent() ? BenchFigures.number(texts, ratio.getAsDouble()) : "–");
    }

    private String megabytes(long bytes) {
        return texts.text("cli.bench.megabytes", BenchFigures.number(texts, bytes / BYTES_IN_MEGABYTE));
    }
}
