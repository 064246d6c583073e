package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.bench.Comparison;
import gradus.engine.bench.Contest;
import gradus.engine.bench.Peers;
import gradus.engine.bench.Rounds;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/// The part of `gradus bench` that holds the engine against PyTorch and against C.
final class EngineBench {

    private static final int ROUNDS = 15;
    private static final double WARM_UP_SECONDS = 10;

    private EngineBench() {}

    static void declare(CommandSpec spec) {
        spec.addOption(Command.option("--python", "PATH"))
                .addOption(Command.option("--mkl", "PATH"))
                .addOption(Command.option("--cc", "PATH"))
                .addOption(Command.option("--rounds", "N"))
                .addOption(Command.option("--warm-up", "SECONDS"))
                .addOption(Command.option("--markdown", "FILE"));
    }

    static void run(List<String> rows, Arguments arguments, Console console) {
        Optional<String> python = arguments.text("--python");
        Optional<Path> mkl = arguments.path("--mkl");
        if (mkl.isPresent() && (python.isEmpty() || !Files.isRegularFile(mkl.get()))) {
            throw UsageException.at("--mkl", "cli.bench.mkl", mkl.get());
        }
        Contest contest = new Contest(rounds(arguments), python, mkl, compiler(arguments));
        Messages texts = console.texts();
        List<String> sides = new ArrayList<>(List.of("gradus"));
        Optional<String> version = python.map(Peers::versionOfPyTorch);
        version.ifPresentOrElse(told -> sides.add(Peers.PYTORCH), () -> console.say("cli.bench.no-python"));
        mkl.ifPresent(library -> sides.add(Peers.PYTORCH_MKL));
        contest.compiler().filter(cc -> rows.contains("iris-16")).ifPresent(cc -> sides.add(Peers.C));
        BenchTable table = new BenchTable(texts, sides);
        if (!console.json()) {
            console.result(table.header());
        }
        List<Comparison> done = new ArrayList<>();
        contest.run(rows, row -> {
            done.add(row);
            if (console.json()) {
                console.result(BenchTable.object(row));
            } else {
                console.result(table.line(row));
            }
        });
        arguments
                .path("--markdown")
                .ifPresent(file -> write(file, table.markdown(done, contest.rounds(), Machine.here(), version)));
    }

    private static Rounds rounds(Arguments arguments) {
        int count = (int) number(arguments, "--rounds", Pattern.compile("[1-9]\\d{0,4}"), ROUNDS);
        double warmUp = number(arguments, "--warm-up", Pattern.compile("\\d{1,4}(\\.\\d{1,3})?"), WARM_UP_SECONDS);
        return Rounds.of(count, warmUp);
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

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException refused) {
            throw UsageException.at("--markdown", "cli.bench.not-written", file);
        }
    }
}
