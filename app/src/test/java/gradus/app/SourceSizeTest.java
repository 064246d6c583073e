package gradus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A source file of more than 400 lines holds more than one idea, unless a reason stands here.
class SourceSizeTest {
    private static final int MOST_LINES = 400;

    /// Path from the top of the repository → why the file stays whole.
    private static final Map<String, String> ALLOWED = Map.of();

    @Test
    void noSourceFileIsTooLong() throws IOException {
        Path repository = Path.of("..").toAbsolutePath().normalize();
        Map<String, Integer> lines = new TreeMap<>();
        for (Path source : sources(repository)) {
            String name = repository.relativize(source).toString().replace('\\', '/');
            lines.put(name, Files.readAllLines(source).size());
        }
        assertTrue(lines.size() >= 10, () -> "only " + lines.size() + " source files were found below " + repository);

        List<String> tooLong = new ArrayList<>();
        lines.forEach((name, count) -> {
            if (count > MOST_LINES && !ALLOWED.containsKey(name)) {
                tooLong.add(name + ": " + count + " lines");
            }
        });
        assertEquals(List.of(), tooLong, "split these files, or give the reason in this test");

        List<String> needless = ALLOWED.keySet().stream()
                .filter(name -> lines.getOrDefault(name, 0) <= MOST_LINES)
                .sorted()
                .toList();
        assertEquals(List.of(), needless, "these files need their exception no longer");
    }

    private static List<Path> sources(Path repository) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("engine", "app")) {
            try (Stream<Path> files = Files.walk(repository.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }
}
