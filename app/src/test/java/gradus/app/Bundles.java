package gradus.app;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The files with the texts, as they stand in the sources.
final class Bundles {
    static final Path FOLDER = Path.of("../ui-resources/src/main/resources/gradus/ui/text");
    static final List<Path> ENGLISH = files("en");
    static final List<Path> PORTUGUESE = files("pt_BR");

    private Bundles() {}

    private static List<Path> files(String suffix) {
        return List.of(
                FOLDER.resolve("messages_" + suffix + ".properties"),
                FOLDER.resolve("operations_" + suffix + ".properties"));
    }

    /// All texts of some files, by key.
    static Map<String, String> read(List<Path> files) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files) {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        }
        return texts;
    }

    /// The keys line by line: `Properties` itself keeps only the last of two equal ones.
    static List<String> keysInOrder(List<Path> files) throws IOException {
        List<String> keys = new ArrayList<>();
        for (Path file : files) {
            boolean continued = false;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!continued) {
                    Properties one = new Properties();
                    one.load(new StringReader(line));
                    keys.addAll(one.stringPropertyNames());
                }
                continued = line.endsWith("\\");
            }
        }
        return keys;
    }
}
