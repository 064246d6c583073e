package gradus.app.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// One command of the program. Its texts are in the bundles under `cli.gradus.` and its name.
interface Command {

    /// The word that calls it.
    String name();

    /// Says which words and options it takes, besides those that all take.
    void declare(CommandSpec spec);

    /// Does the work.
    ///
    /// @throws gradus.engine.graph.GradusException when the project or the data have errors
    /// @throws UsageException when the command line is wrong
    Exit run(Arguments arguments, Console console);

    /// Every command but the window, in the order in which people meet them.
    static List<Command> all() {
        return List.of(
                new EvalCommand(),
                new NewCommand(),
                new CheckCommand(),
                new TrainCommand(),
                new EvaluateCommand(),
                new PredictCommand(),
                new DevicesCommand(),
                new ReferenceCommand(),
                new SamplesCommand(),
                new BenchCommand(),
                new ScreenshotCommand());
    }

    /// An option with a value.
    static OptionSpec option(String name, String label) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .build();
    }

    /// An option with a value that must be there.
    static OptionSpec requiredOption(String name, String label) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .required(true)
                .build();
    }

    /// An option that may stand there several times.
    static OptionSpec repeatedOption(String name, String label) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .build();
    }

    /// An option without a value.
    static OptionSpec flag(String name) {
        return OptionSpec.builder(name).type(boolean.class).arity("0").build();
    }

    /// The first word that is no option.
    ///
    /// @param required whether it must be there
    static PositionalParamSpec word(String label, boolean required) {
        return PositionalParamSpec.builder()
                .index("0")
                .descriptionKey(label)
                .paramLabel(label)
                .type(String.class)
                .arity(required ? "1" : "0..1")
                .required(required)
                .build();
    }
}
