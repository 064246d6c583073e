package gradus.app.cli;

import gradus.engine.bench.Comparison;
import gradus.engine.bench.Contest;
import gradus.engine.bench.Rounds;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/// What the options of `gradus bench` ask for.
///
/// @param rounds how each workload is timed
/// @param threads how many each side may use
/// @param python a Python that has PyTorch
/// @param mkl a library to preload in a second PyTorch
/// @param compiler a C compiler
/// @param djl a class path with DJL
/// @param markdown where a document is written to
/// @param plot where a picture of how cost grows is written to
record BenchOptions(
        Rounds rounds,
        int threads,
        Optional<String> python,
        Optional<Path> mkl,
        Optional<String> compiler,
        Optional<String> djl,
        Optional<Path> markdown,
        Optional<Path> plot) {

    private static final int ROUNDS = 15;
    private static final double WARM_UP_SECONDS = 10;
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,4}");
    private static final Pattern THREADS = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,4}(\\.\\d{1,3})?");

    static void declare(CommandSpec spec) {
        spec.addOption(Command.option("--python", "PATH"))
                .addOption(Command.option("--mkl", "PATH"))
                .addOption(Command.option("--cc", "PATH"))
                .addOption(Command.option("--djl", "CLASSPATH"))
                .addOption(Command.option("--threads", "N"))
                .addOption(Command.option("--rounds", "N"))
                .addOption(Command.option("--warm-up", "SECONDS"))
                .addOption(Command.option("--markdown", "FILE"))
                .addOption(Command.option("--plot", "FILE"));
    }

    /// Reads them before anything is measured.
    ///
    /// @param hasGrowth whether it is measured how cost grows, of which alone there is a plot
    /// @throws UsageException when one of them is wrong
    static BenchOptions of(Arguments arguments, boolean hasGrowth) {
        Optional<String> python = arguments.text("--python");
        Optional<Path> mkl = arguments.path("--mkl");
        if (mkl.isPresent() && (python.isEmpty() || !Files.isRegularFile(mkl.get()))) {
            throw UsageException.at("--mkl", "cli.bench.mkl", mkl.get());
        }
        Optional<Path> plot = writable(arguments, "--plot");
        plot.ifPresent(file -> {
            if (!hasGrowth || !file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
                throw UsageException.at("--plot", "cli.bench.plot", file);
            }
        });
        return new BenchOptions(
                Rounds.of(
                        (int) number(arguments, "--rounds", COUNT, ROUNDS),
                        number(arguments, "--warm-up", SECONDS, WARM_UP_SECONDS)),
                (int) number(arguments, "--threads", THREADS, 1),
                python,
                mkl,
                compiler(arguments),
                djl(arguments),
                writable(arguments, "--markdown"),
                plot);
    }

    /// Which clock tells what is no cold start.
    Comparison.Clock clock() {
        return Contest.clock("", threads);
    }

    private static Optional<Path> writable(Arguments arguments, String option) {
        Optional<Path> file = arguments.path(option);
        file.ifPresent(path -> {
            Path folder = path.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(path)) {
                throw UsageException.at(option, "cli.bench.not-written", path);
            }
        });
        return file;
    }

    /// The class path that was asked for. It can be no other than one that is there: a `*` stands for all of a folder.
    private static Optional<String> djl(Arguments arguments) {
        Optional<String> classPath = arguments.text("--djl");
        classPath.stream()
                .flatMap(path ->
                        Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(path))
                .filter(entry ->
                        !new File(entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry).exists())
                .findFirst()
                .ifPresent(absent -> {
                    throw UsageException.at("--djl", "cli.bench.djl", absent);
                });
        return classPath;
    }

    private static double number(Arguments arguments, String option, Pattern form, double otherwise) {
        return arguments
                .text(option)
                .map(text -> {
                    if (!form.matcher(text).matches()) {
                        throw UsageException.at(option, "cli.bench.number", option, text);
                    }
                    return Double.parseDouble(text);
                })
                .orElse(otherwise);
    }

    /// The compiler that was asked for, or `cc` where the system has it.
    private static Optional<String> compiler(Arguments arguments) {
        return arguments.text("--cc").or(() -> {
            String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
            return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                    .splitAsStream(path)
                    .filter(folder -> new File(folder, "cc").canExecute())
                    .findFirst()
                    .map(folder -> "cc");
        });
    }
}
