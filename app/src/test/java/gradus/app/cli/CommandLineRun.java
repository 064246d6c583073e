package gradus.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a command wrote and how it ended.
record CommandLineRun(int exit, String results, String messages) {

    /// Runs a command in English.
    static CommandLineRun of(String... arguments) {
        List<String> english = new ArrayList<>(List.of(arguments));
        english.addAll(List.of("--lang", "en"));
        return as(english);
    }

    /// Runs a command in Portuguese.
    static CommandLineRun inPortuguese(String... arguments) {
        List<String> portuguese = new ArrayList<>(List.of(arguments));
        portuguese.addAll(List.of("--lang", "pt-BR"));
        return as(portuguese);
    }

    /// Runs a command exactly so.
    static CommandLineRun as(List<String> arguments) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int exit = Main.run(
                arguments,
                new PrintStream(results, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8));
        return new CommandLineRun(
                exit, results.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
    }

    /// Runs a command in a process of its own, without a display.
    ///
    /// @param environment what is added to the variables of this one
    static CommandLineRun inProcess(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "gradus.app.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String results = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String messages = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandLineRun(process.waitFor(), results, messages);
    }

    /// Checks that all went well and gives the lines of the result.
    List<String> fine() {
        assertEquals(0, exit, messages);
        return results.lines().toList();
    }

    /// Checks that a command ended with one message and no result, and gives the message.
    String refused(int code) {
        assertEquals(code, exit, this::toString);
        assertEquals("", results);
        assertEquals(1, messages.lines().count(), messages);
        assertFalse(messages.contains("Exception") || messages.contains("\tat "), messages);
        assertFalse(messages.contains("problem.") || messages.contains("{0}"), messages);
        return messages.strip();
    }

    /// Checks that a wrong command line or project is told in both languages: once, without a trace of the
    /// program's inside, and not in the same words.
    static void isToldInBothLanguages(int code, String part, String... arguments) {
        String english = of(arguments).refused(code);
        String portuguese = inPortuguese(arguments).refused(code);
        assertTrue(english.contains(part), english);
        assertFalse(english.equals(portuguese), english);
    }
}
