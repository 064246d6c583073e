package gradus.app.cli;

import gradus.app.text.Language;
import gradus.app.text.Messages;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The start of the program.
public final class Main {

    private static final String LANGUAGE = "--lang";

    private Main() {}

    /// Runs the command that the arguments name and ends the process with its exit code.
    public static void main(String[] arguments) {
        PrintStream results = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream messages = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), results, messages));
    }

    /// Runs a command.
    ///
    /// @return the exit code
    static int run(List<String> arguments, PrintStream results, PrintStream messages) {
        Optional<String> asked = language(arguments);
        Optional<Language> language = asked.flatMap(Language::parse);
        Messages texts = Messages.of(language.orElseGet(() -> Language.of(Locale.getDefault())));
        Console console = new Console(results, messages, texts, arguments.contains("--json"));
        if (asked.isPresent() && language.isEmpty()) {
            console.report(
                    UsageException.at(LANGUAGE, "cli.language", asked.get()).diagnostics());
            return Exit.USAGE.code();
        }
        return new Commands(console).run(arguments).code();
    }

    /// The language is needed before the command line is understood, for what is said about mistakes in it.
    private static Optional<String> language(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(LANGUAGE) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
            if (argument.startsWith(LANGUAGE + "=")) {
                return Optional.of(argument.substring(LANGUAGE.length() + 1));
            }
        }
        return Optional.empty();
    }
}
