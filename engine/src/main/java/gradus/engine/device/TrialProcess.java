package gradus.engine.device;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// A Java of its own in which a driver is tried out, since a bad one ends the process that loads it.
///
/// @param lines what it wrote to its standard output, as far as it came
/// @param exit how it ended; empty when it didn't in time and was stopped
public record TrialProcess(List<String> lines, OptionalInt exit) {

    /// What people set for the Java that Gradus runs on, which may not suit a small one.
    private static final List<String> OPTIONS_OF_JAVA = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");

    public TrialProcess {
        lines = List.copyOf(lines);
    }

    /// Runs a class's `main` and waits for it. It finds only the classes beside it and those of Java.
    ///
    /// @param environment what is added to the variables of this process
    /// @param limit for the whole run
    /// @throws IOException when no process can be started
    public static TrialProcess run(
            Class<?> main, List<String> arguments, Map<String, String> environment, Duration limit) throws IOException {
        Path written = Files.createTempFile("gradus-trial", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command(main, arguments))
                    .redirectInput(nothing())
                    .redirectOutput(written.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet().removeAll(OPTIONS_OF_JAVA);
            builder.environment().putAll(environment);
            OptionalInt exit = await(builder.start(), limit);
            return new TrialProcess(
                    Files.readString(written, StandardCharsets.ISO_8859_1)
                            .lines()
                            .toList(),
                    exit);
        } finally {
            delete(written);
        }
    }

    private static List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+SuppressFatalErrorMessage",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                place(main),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    /// The jar or folder that the engine was loaded from, which may not be on this process's own class path.
    private static String place(Class<?> main) {
        CodeSource source = main.getProtectionDomain().getCodeSource();
        return source == null
                ? System.getProperty("java.class.path")
                : Path.of(URI.create(source.getLocation().toString())).toString();
    }

    private static ProcessBuilder.Redirect nothing() {
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        return ProcessBuilder.Redirect.from(new File(isWindows ? "NUL" : "/dev/null"));
    }

    /// Who is interrupted waits on, since what is found out is kept, and stays interrupted.
    private static OptionalInt await(Process process, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean isInterrupted = false;
        while (true) {
            try {
                boolean isOver = process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (isInterrupted) {
                    Thread.currentThread().interrupt();
                }
                if (isOver) {
                    return OptionalInt.of(process.exitValue());
                }
                process.destroyForcibly();
                return OptionalInt.empty();
            } catch (InterruptedException interrupted) {
                isInterrupted = true;
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException held) {
            // A small file in the folder for temporary ones; the system clears it away.
        }
    }
}
