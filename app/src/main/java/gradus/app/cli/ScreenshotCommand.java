package gradus.app.cli;

import gradus.app.shell.WindowPicture;
import gradus.app.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus screenshot`: the window as a picture, without a display.
final class ScreenshotCommand implements Command {

    private static final String USUAL_SIZE = "1440x900";

    /// Spelled out, so that other commands need not load what draws.
    private static final String THEMES = "light|dark|projector";

    private static final String SHOWN = "canvas|trace|training|charts|runs|test|predict|problems";
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{2,3})[x×]([1-9]\\d{2,3})");
    private static final Pattern AFTER = Pattern.compile("(run|train|step)(\\s+[1-9]\\d{0,5})?");

    @Override
    public String name() {
        return "screenshot";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Command.word("PROJECT", false))
                .addOption(Command.requiredOption("--out", "FILE.png"))
                .addOption(Command.option("--size", USUAL_SIZE))
                .addOption(Command.option("--theme", THEMES))
                .addOption(Command.option("--show", SHOWN))
                .addOption(Command.option("--after", "\"train 20\""));
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        Matcher size = SIZE.matcher(arguments.text("--size").orElse(USUAL_SIZE));
        if (!size.matches()) {
            throw UsageException.at(
                    "--size", "cli.screenshot.size", arguments.text("--size").orElse(""));
        }
        String after = arguments.text("--after").orElse("").strip();
        if (!after.isEmpty() && !AFTER.matcher(after).matches()) {
            throw UsageException.at("--after", "picture.after", after);
        }
        Optional<Path> project = arguments.word(0).map(Arguments::toPath);
        project.filter(path -> !Files.exists(path)).ifPresent(OpenProject::read);
        Path out = arguments.requiredPath("--out");
        WindowLog.quieten();
        WindowPicture.write(
                new WindowPicture.Request(
                        project,
                        Integer.parseInt(size.group(1)),
                        Integer.parseInt(size.group(2)),
                        theme(arguments),
                        console.texts().language(),
                        show(arguments, after),
                        after),
                out);
        if (console.json()) {
            console.result(new Json().put("file", out.toString()));
        }
        return Exit.FINE;
    }

    private static Theme theme(Arguments arguments) {
        return arguments
                .text("--theme")
                .map(name -> Theme.parse(name)
                        .orElseThrow(() -> UsageException.at("--theme", "cli.screenshot.choice", name, THEMES)))
                .orElse(Theme.LIGHT);
    }

    /// A training is seen best in its charts, steps in the trace.
    private static WindowPicture.Show show(Arguments arguments, String after) {
        return arguments
                .text("--show")
                .map(name -> WindowPicture.Show.parse(name)
                        .orElseThrow(() -> UsageException.at("--show", "cli.screenshot.choice", name, SHOWN)))
                .orElse(
                        after.startsWith("train")
                                ? WindowPicture.Show.CHARTS
                                : after.startsWith("step") ? WindowPicture.Show.TRACE : WindowPicture.Show.CANVAS);
    }
}
