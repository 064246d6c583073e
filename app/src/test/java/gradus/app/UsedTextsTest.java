package gradus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.text.Language;
import gradus.app.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The texts of the app are those its code asks for: none is missing, none is left over.
class UsedTextsTest {
    private static final Pattern ASKED = Pattern.compile("text\\(\\s*\"([a-z]+(?:\\.[A-Za-z0-9_-]+)+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z][A-Za-z0-9_.-]*)\"");

    /// Keys that are put together: what stands in front, and where the rest comes from.
    private static final List<String> FAMILIES = List.of(
            "action.",
            "attribute.",
            "breadcrumb.",
            "cli.",
            "family.",
            "language.",
            "metric.",
            "operation.",
            "status.",
            "theme.",
            "training.");

    @Test
    void everyTextThatIsAskedForIsThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String source : sources()) {
            ASKED.matcher(source)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(asked::add);
        }
        assertTrue(asked.size() > 60, () -> "only " + asked + " were found: the rule would hold of nothing");
        for (Language language : Language.values()) {
            Messages messages = Messages.of(language);
            assertEquals(
                    List.of(), asked.stream().filter(key -> !messages.has(key)).toList(), language.tag());
        }
    }

    @Test
    void noTextIsLeftOver() throws IOException {
        Set<String> literals = new TreeSet<>();
        for (String source : sources()) {
            LITERAL.matcher(source)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(literals::add);
        }
        Set<String> unused = new TreeSet<>(keys());
        unused.removeIf(key -> literals.contains(key)
                || literals.contains(key.replaceFirst("^problem\\.", ""))
                || FAMILIES.stream().anyMatch(key::startsWith)
                // Composed of a stem that stands in the code and an end: `menu.` + `file`.
                || literals.stream().anyMatch(literal -> literal.endsWith(".") && key.startsWith(literal)));
        assertEquals(Set.of(), unused, "no code names these keys");
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new java.util.ArrayList<>();
        for (String module : List.of("../app/src/main/java", "../engine/src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(module))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static Set<String> keys() throws IOException {
        return Bundles.read(Bundles.ENGLISH).keySet();
    }
}
