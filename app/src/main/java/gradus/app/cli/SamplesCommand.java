package gradus.app.cli;

import gradus.app.sample.Sample;
import gradus.app.sample.Samples;
import gradus.engine.device.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus samples`: trains the samples with several seeds and says which reach their level.
final class SamplesCommand implements Command {

    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    /// The columns of the table; what came of it stands behind them.
    private static final String ROW = "%-20s %8s   %-14s %10s   %-7s %12s %8s   ";

    @Override
    public String name() {
        return "samples";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Command.word("SAMPLE", false))
                .addOption(Command.option("--seeds", "N,N,…"))
                .addOption(DeviceOption.device());
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        List<Sample> samples = chosen(arguments.word(0));
        List<Long> seeds = arguments.text("--seeds").map(SamplesCommand::seeds).orElse(SEEDS);
        Device device = DeviceOption.orCpu(arguments, console);
        boolean areAllReached = true;
        if (!console.json()) {
            console.result(ROW.formatted(Stream.of("sample", "seed", "figure", "value", "level", "parameters", "time")
                            .map(column -> console.texts().text("cli.samples.column." + column))
                            .toArray())
                    .stripTrailing());
        }
        Path folder = folder();
        try (Interruption interruption = new Interruption()) {
            for (Sample sample : samples) {
                for (long seed : seeds) {
                    if (interruption.isAsked()) {
                        return Exit.INTERRUPTED;
                    }
                    SampleRun run = SampleRun.of(
                            new Samples(folder).project(sample), sample, seed, device, interruption::isAsked);
                    tell(run, console);
                    areAllReached &= run.isReached();
                }
            }
        } finally {
            delete(folder);
        }
        return areAllReached ? Exit.FINE : Exit.ERRORS;
    }

    private static List<Sample> chosen(Optional<String> name) {
        List<Sample> trained = Samples.all().stream().filter(Sample::isTrained).toList();
        if (name.isEmpty()) {
            return trained;
        }
        List<Sample> found = trained.stream()
                .filter(sample -> sample.id().equals(name.get()))
                .toList();
        if (found.isEmpty()) {
            String known = String.join(", ", trained.stream().map(Sample::id).toList());
            throw UsageException.of("cli.samples.unknown", name.get(), known);
        }
        return found;
    }

    private static List<Long> seeds(String text) {
        try {
            return Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .map(Long::valueOf)
                    .toList();
        } catch (NumberFormatException wrong) {
            throw UsageException.at("--seeds", "cli.samples.seeds", text);
        }
    }

    private static void tell(SampleRun run, Console console) {
        Sample.Goal goal = run.goal();
        if (console.json()) {
            console.result(new Json()
                    .put("sample", run.sample().id())
                    .put("seed", run.seed())
                    .put("figure", goal.figure())
                    .put("value", run.value())
                    .put(goal.isAtLeast() ? "at_least" : "at_most", goal.level())
                    .put("parameters", run.parameters())
                    .put("epochs", run.epochs())
                    .put("seconds", run.seconds())
                    .put("reached", run.isReached()));
        } else {
            String level =
                    (goal.isAtLeast() ? "≥ " : "≤ ") + console.texts().numbers().shortForm(goal.level());
            String row = ROW.formatted(
                    run.sample().id(),
                    run.seed(),
                    goal.figure(),
                    console.texts().numbers().shortForm(run.value()),
                    level,
                    run.parameters(),
                    console.texts()
                            .text(
                                    "cli.samples.seconds",
                                    run.seconds() < 10 ? tenths(run.seconds()) : Math.round(run.seconds())));
            console.result(row + console.texts().text(run.isReached() ? "cli.samples.reached" : "cli.samples.missed"));
        }
    }

    private static double tenths(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("gradus-samples");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
