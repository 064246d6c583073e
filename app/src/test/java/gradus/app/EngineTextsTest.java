package gradus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every diagnostic and every rule that the engine names has a text.
class EngineTextsTest {

    private static final Path SOURCES = Path.of("../engine/src/main/java");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)+)\"");

    @Test
    void everyKeyOfTheEngineHasAText() throws IOException {
        Set<String> texts = texts();
        Set<String> families = texts.stream()
                .map(key -> key.startsWith("problem.") ? key.substring("problem.".length()) : key)
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = named();
        named.removeIf(key -> !families.contains(key.substring(0, key.indexOf('.'))));
        assertTrue(named.size() > 50, () -> "only " + named + " were found: the rule would hold of nothing");
        named.removeIf(key -> texts.contains(key) || texts.contains("problem." + key));
        assertEquals(Set.of(), named);
    }

    private static Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                KEY.matcher(Files.readString(source))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(named::add);
            }
        }
        return named;
    }

    private static Set<String> texts() throws IOException {
        return Bundles.read(Bundles.ENGLISH).keySet();
    }
}
