package gradus.app.cli;

import gradus.engine.device.DeviceException;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Understands a command line, runs its command, and puts whatever goes wrong into one line a trouble.
final class Commands {

    private static final String HELP = "--help";

    private final Console console;
    private final Map<String, Command> byName = new HashMap<>();

    Commands(Console console) {
        this.console = console;
        Command.all().forEach(command -> byName.put(command.name(), command));
    }

    /// Runs the command that the arguments name.
    Exit run(List<String> arguments) {
        try {
            return dispatch(parser().parseArgs(arguments.toArray(String[]::new)));
        } catch (ParameterException misread) {
            console.report(List.of(explain(misread)));
            return Exit.USAGE;
        } catch (UsageException wrong) {
            console.report(wrong.diagnostics());
            return Exit.USAGE;
        } catch (GradusException refused) {
            console.report(refused.diagnostics());
            return Exit.ERRORS;
        } catch (DeviceException failed) {
            console.report(List.of(Diagnostic.error("device.failed", new Place.Everywhere(), failed.reason())));
            return Exit.ERRORS;
        } catch (RuntimeException | Error fault) {
            console.report(List.of(Fault.report(fault)));
            return Exit.FAULT;
        }
    }

    private Exit dispatch(ParseResult parsed) {
        ParseResult chosen = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (chosen.hasMatchedOption(HELP)) {
            console.results().print(chosen.commandSpec().commandLine().getUsageMessage(Ansi.OFF));
            return Exit.FINE;
        }
        Command command = byName.get(chosen.commandSpec().name());
        return Objects.requireNonNullElseGet(command, WindowCommand::new).run(new Arguments(chosen), console);
    }

    private CommandLine parser() {
        ResourceBundle texts = new CommandTexts(console.texts());
        Command window = new WindowCommand();
        CommandSpec root = spec(window, texts);
        for (Command command : Command.all()) {
            root.addSubcommand(command.name(), spec(command, texts));
        }
        return new CommandLine(root)
                .setUnmatchedOptionsArePositionalParams(true)
                .setPosixClusteredShortOptionsAllowed(false)
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true);
    }

    private CommandSpec spec(Command command, ResourceBundle texts) {
        CommandSpec spec = CommandSpec.create().name(command.name()).resourceBundle(texts);
        spec.usageMessage().synopsisSubcommandLabel("[" + label("COMMAND") + "]");
        command.declare(spec);
        translateLabels(spec);
        return spec.addOption(Command.flag("--json"))
                .addOption(Command.option("--lang", "en|pt-BR"))
                .addOption(OptionSpec.builder("-h", HELP)
                        .type(boolean.class)
                        .arity("0")
                        .usageHelp(true)
                        .build());
    }

    /// What stands for a value in the help, in the language asked for.
    private void translateLabels(CommandSpec spec) {
        for (PositionalParamSpec word : List.copyOf(spec.positionalParameters())) {
            spec.remove(word);
            spec.addPositional(
                    word.toBuilder().paramLabel(label(word.paramLabel())).build());
        }
        for (OptionSpec option : List.copyOf(spec.options())) {
            spec.remove(option);
            spec.addOption(
                    option.toBuilder().paramLabel(label(option.paramLabel())).build());
        }
    }

    private String label(String word) {
        String key = "cli.label." + word;
        return console.texts().has(key) ? console.texts().text(key) : word;
    }

    private static Diagnostic explain(ParameterException misread) {
        String command = misread.getCommandLine().getCommandSpec().qualifiedName();
        return switch (misread) {
            case UnmatchedArgumentException unmatched ->
                usage("cli.unmatched", String.join(" ", unmatched.getUnmatched()), command);
            case MissingParameterException missing ->
                usage(
                        "cli.missing",
                        missing.getMissing().stream().map(Commands::label).collect(Collectors.joining(", ")),
                        command);
            case OverwrittenOptionException twice -> usage("cli.twice", label(twice.getOverwritten()), command);
            default -> {
                ArgSpec argument = misread.getArgSpec();
                yield argument == null
                        ? usage("cli.misread", command)
                        : usage("cli.no-value", label(argument), command);
            }
        };
    }

    private static Diagnostic usage(String code, Object... arguments) {
        return Diagnostic.error(code, new Place.Everywhere(), arguments);
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : argument.paramLabel();
    }
}
