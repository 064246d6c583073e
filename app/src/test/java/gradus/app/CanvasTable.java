package gradus.app;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The text of `docs/canvas.md`: every gesture and key, the tests that perform it, how, and what became of them.
final class CanvasTable {
    static final Path DOCUMENT = Path.of("..", "docs", "canvas.md");

    private static final String HEAD = """
            # The canvas, gesture by gesture

            Every gesture and key of the canvas, the test that performs it, where its events come from (the robot moves the mouse and presses keys as a hand does; where it can't, events are fired at the scene) and what became of it. This page is written by a run of all tests of the app:

                mvn -pl app -am test -Dgradus.write=true
            """;

    private CanvasTable() {}

    /// One test that performs some rows.
    ///
    /// @param name its class and method
    record Entry(String name, Set<CanvasRow> rows, Performs.How how) {
        static Entry of(Method method, Performs marked) {
            return new Entry(
                    method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                    new LinkedHashSet<>(Arrays.asList(marked.value())),
                    marked.how());
        }
    }

    /// All tests that are marked, by name.
    static Map<String, Entry> entries() {
        Map<String, Entry> entries = new TreeMap<>();
        for (Class<?> each : classes()) {
            for (Method method : each.getDeclaredMethods()) {
                Performs marked = method.getAnnotation(Performs.class);
                if (marked != null) {
                    Entry entry = Entry.of(method, marked);
                    entries.put(entry.name(), entry);
                }
            }
        }
        return entries;
    }

    /// The page.
    ///
    /// @param results whether a test passed, by its name; a test that did not run is missing
    static String text(Map<String, Entry> entries, Map<String, Boolean> results) {
        StringBuilder text = new StringBuilder(HEAD);
        String group = "";
        for (CanvasRow row : CanvasRow.values()) {
            if (!row.group().equals(group)) {
                group = row.group();
                text.append("\n## ").append(group).append("\n\n");
                text.append("| gesture | does | test | events | result |\n|---|---|---|---|---|\n");
            }
            List<Entry> tests = entries.values().stream()
                    .filter(entry -> entry.rows().contains(row))
                    .toList();
            text.append("| ").append(row.gesture()).append(" | ").append(row.effect());
            text.append(" | ").append(joined(tests.stream().map(entry -> "`" + entry.name() + "`")));
            text.append(" | ")
                    .append(joined(
                            tests.stream().map(entry -> events(entry.how())).distinct()));
            text.append(" | ").append(result(tests, results)).append(" |\n");
        }
        return text.toString();
    }

    private static String result(List<Entry> tests, Map<String, Boolean> results) {
        if (tests.isEmpty()
                || !results.keySet().containsAll(tests.stream().map(Entry::name).toList())) {
            return "not performed";
        }
        return tests.stream().allMatch(entry -> Boolean.TRUE.equals(results.get(entry.name()))) ? "pass" : "FAIL";
    }

    private static String events(Performs.How how) {
        return switch (how) {
            case ROBOT -> "robot";
            case SCENE -> "fired at the scene";
        };
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining("<br>"));
    }

    private static List<Class<?>> classes() {
        Path root = Path.of(CanvasTable.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("Test.class")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.').replace('\\', '.');
                classes.add(Class.forName(
                        name.substring(0, name.length() - ".class".length()),
                        false,
                        CanvasTable.class.getClassLoader()));
            }
        } catch (IOException | ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
        return classes;
    }
}
