package gradus.app.cli;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus [FILE]`: the window.
final class WindowCommand implements Command {

    @Override
    public String name() {
        return "gradus";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Command.word("FILE", false));
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        arguments.word(0).filter(word -> word.startsWith("-")).ifPresent(option -> {
            throw UsageException.of("cli.unmatched", option, "gradus");
        });
        if (!hasDisplay()) {
            throw new GradusException(Diagnostic.error(
                    "cli.no-display",
                    new Place.Everywhere(),
                    Command.all().stream().map(Command::name).collect(Collectors.joining(", "))));
        }
        return Exit.FINE;
    }

    /// Windows and macOS always have one.
    private static boolean hasDisplay() {
        boolean isLinux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !isLinux || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
