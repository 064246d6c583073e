package gradus.app.cli;

import gradus.app.shell.Launcher;
import gradus.app.text.Language;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
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
        Optional<Path> file = arguments.word(0).map(Arguments::toPath);
        file.filter(path -> !Files.exists(path)).ifPresent(path -> {
            throw new GradusException(
                    Diagnostic.error("cli.no-project", new Place.Everywhere(), path.toString(), commands()));
        });
        if (!hasDisplay()) {
            throw new GradusException(Diagnostic.error("cli.no-display", new Place.Everywhere(), commands()));
        }
        WindowLog.quieten();
        Launcher.open(file, arguments.text("--lang").flatMap(Language::parse));
        return Exit.FINE;
    }

    private static String commands() {
        return Command.all().stream().map(Command::name).collect(Collectors.joining(", "));
    }

    /// Windows and macOS always have one.
    private static boolean hasDisplay() {
        boolean isLinux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !isLinux || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
