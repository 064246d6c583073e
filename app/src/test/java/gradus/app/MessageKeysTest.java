package gradus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Both languages say the same things: the same keys, each with a text, each with the same arguments.
class MessageKeysTest {
    private static final Path FOLDER = Path.of("../ui-resources/src/main/resources/gradus/ui/text");
    private static final Path ENGLISH = FOLDER.resolve("messages_en.properties");
    private static final Path PORTUGUESE = FOLDER.resolve("messages_pt_BR.properties");

    @Test
    void keysAreTheSameInBothLanguages() throws IOException {
        assertEquals(
                new TreeSet<>(read(ENGLISH).keySet()),
                new TreeSet<>(read(PORTUGUESE).keySet()));
        assertFalse(read(ENGLISH).isEmpty());
    }

    @Test
    void argumentsAreTheSameInBothLanguages() throws IOException {
        Map<String, String> portuguese = read(PORTUGUESE);
        List<String> different = new ArrayList<>();
        read(ENGLISH).forEach((key, text) -> {
            String other = portuguese.getOrDefault(key, text);
            if (!arguments(text).equals(arguments(other))) {
                different.add(key + ": " + text + " | " + other);
            }
        });
        assertEquals(List.of(), different);
    }

    @Test
    void everyKeyHasOneText() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path bundle : List.of(ENGLISH, PORTUGUESE)) {
            read(bundle).forEach((key, text) -> {
                if (text.isBlank()) {
                    faults.add(bundle.getFileName() + ": " + key + " is empty");
                }
            });
            TreeSet<String> seen = new TreeSet<>();
            for (String key : keysInOrder(bundle)) {
                if (!seen.add(key)) {
                    faults.add(bundle.getFileName() + ": " + key + " stands there twice");
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void theBundlesAreTheOnlyOnes() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .toList();
            assertEquals(List.of(ENGLISH, PORTUGUESE), found);
        }
    }

    private static Map<String, String> read(Path bundle) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Reader reader = new InputStreamReader(Files.newInputStream(bundle), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        }
        return texts;
    }

    /// The keys line by line: `Properties` itself keeps only the last of two equal ones.
    private static List<String> keysInOrder(Path bundle) throws IOException {
        List<String> keys = new ArrayList<>();
        boolean continued = false;
        for (String line : Files.readAllLines(bundle, StandardCharsets.UTF_8)) {
            if (!continued) {
                Properties one = new Properties();
                one.load(new StringReader(line));
                keys.addAll(one.stringPropertyNames());
            }
            continued = line.endsWith("\\");
        }
        return keys;
    }

    /// The numbers of the arguments that a text uses.
    private static Set<Integer> arguments(String text) {
        Set<Integer> used = new TreeSet<>();
        int count = new MessageFormat(text).getFormatsByArgumentIndex().length;
        for (int index = 0; index < count; index++) {
            if (text.contains("{" + index)) {
                used.add(index);
            }
        }
        return used;
    }
}
