package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.bench.Comparison;
import gradus.engine.bench.Contest;
import gradus.engine.bench.Footprint;
import gradus.engine.bench.Growth;
import gradus.engine.bench.OwnRunner;
import gradus.engine.bench.Peers;
import gradus.engine.bench.StepProfile;
import gradus.engine.exchange.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The part of `gradus bench` that holds the engine against PyTorch and against C, measures how its cost grows and how
/// much memory it needs.
final class EngineBench {

    private final BenchOptions options;
    private final Console console;
    private final Messages texts;
    private final Optional<String> pyTorch;
    private final List<String> sections = new ArrayList<>();
    private Exit exit = Exit.FINE;

    /// @throws gradus.engine.graph.GradusException when there is a Python without PyTorch
    EngineBench(BenchOptions options, Console console) {
        this.options = options;
        this.console = console;
        this.texts = console.texts();
        this.pyTorch = options.python().map(Peers::versionOfPyTorch);
    }

    /// How it went: with errors when Gradus itself failed in a row.
    Exit exit() {
        return exit;
    }

    /// Times rows of the benchmark table.
    void compare(List<String> rows) {
        Contest contest = new Contest(
                options.rounds(),
                options.threads(),
                OwnRunner.DEVICE_WITH_THREADS,
                options.python(),
                options.mkl(),
                options.compiler(),
                options.djl());
        List<String> sides = new ArrayList<>(List.of(OwnRunner.NAME));
        pyTorch.ifPresentOrElse(version -> sides.add(Peers.PYTORCH), () -> console.say("cli.bench.no-python"));
        options.mkl().ifPresent(library -> sides.add(Peers.PYTORCH_MKL));
        options.djl().ifPresent(classPath -> sides.add(Peers.DJL));
        if (contest.hasC(rows)) {
            sides.add(Peers.C);
        }
        BenchTable table = new BenchTable(texts, sides, options.threads());
        if (!console.json()) {
            console.result(table.header());
        }
        List<Comparison> done = new ArrayList<>();
        contest.run(rows, row -> {
            done.add(row);
            if (console.json()) {
                console.result(table.object(row));
            } else {
                console.result(table.line(row));
                row.failures().values().forEach(console::report);
            }
            if (row.failures().containsKey(OwnRunner.NAME)) {
                exit = Exit.ERRORS;
            }
        });
        sections.add(table.markdown(done, options.rounds().count()));
    }

    /// Measures how cost grows.
    void grow(List<String> rows) {
        GrowthTable table = new GrowthTable(texts);
        Growth growth = new Growth(
                options.rounds(), options.clock(), () -> OwnRunner.DEVICE_WITH_THREADS.apply(options.threads()));
        if (!console.json()) {
            console.result(table.header());
        }
        List<Growth.Point> points = new ArrayList<>();
        for (String row : rows) {
            Growth.Point point = growth.measure(row);
            points.add(point);
            if (console.json()) {
                console.result(GrowthTable.object(point));
            } else {
                console.result(table.line(point));
            }
        }
        sections.add(table.markdown(points, options.rounds().count(), options.threads()));
        options.plot().ifPresent(file -> AtomicFile.write(file, new GrowthPlot(texts).svg(points)));
    }

    /// Holds the memory of training steps against PyTorch's.
    void weigh(List<String> workloads) {
        FootprintTable table = new FootprintTable(texts);
        if (!console.json()) {
            console.result(table.header());
        }
        List<Footprint> done = new ArrayList<>();
        for (String workload : workloads) {
            Footprint footprint =
                    Footprint.of(workload, OwnRunner.DEVICE_WITH_THREADS.apply(options.threads()), options.python());
            done.add(footprint);
            if (console.json()) {
                console.result(table.object(footprint));
            } else {
                console.result(table.line(footprint));
                console.report(footprint.failure());
            }
        }
        console.say("cli.bench.memory.how");
        sections.add(table.markdown(done));
    }

    /// Tells which steps of a workload take its time.
    void profile(String workload) {
        ProfileTable table = new ProfileTable(texts);
        StepProfile profile =
                StepProfile.of(workload, OwnRunner.DEVICE_WITH_THREADS.apply(options.threads()), options.rounds());
        if (console.json()) {
            console.result(table.object(profile));
        } else {
            table.lines(profile).forEach(console::result);
        }
        sections.add(table.markdown(profile));
    }

    /// Writes the document, if one was asked for: all that was measured, and what it was measured on.
    void write() {
        options.markdown().ifPresent(this::write);
    }

    private void write(Path file) {
        Machine machine = Machine.here();
        StringBuilder text = new StringBuilder();
        text.append("# ").append(texts.text("cli.bench.markdown.title")).append("\n\n");
        List.of(
                        texts.text("cli.bench.markdown.date", LocalDate.now(ZoneId.systemDefault())),
                        texts.text(
                                "cli.bench.markdown.machine", machine.processor(), machine.cores(), machine.system()),
                        texts.text("cli.bench.markdown.java", machine.java()),
                        pyTorch.map(version -> texts.text("cli.bench.markdown.pytorch", version))
                                .orElseGet(() -> texts.text("cli.bench.no-python")))
                .forEach(fact -> text.append("- ").append(fact).append('\n'));
        sections.forEach(section -> text.append('\n').append(section));
        AtomicFile.write(file, stream -> stream.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
