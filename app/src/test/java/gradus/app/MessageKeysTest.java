package gradus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Both languages say the same things: the same keys, each with a text, each with the same arguments.
class MessageKeysTest {
    @Test
    void keysAreTheSameInBothLanguages() throws IOException {
        assertEquals(
                Bundles.read(Bundles.ENGLISH).keySet(),
                Bundles.read(Bundles.PORTUGUESE).keySet());
        assertFalse(Bundles.read(Bundles.ENGLISH).isEmpty());
    }

    @Test
    void argumentsAreTheSameInBothLanguages() throws IOException {
        Map<String, String> portuguese = Bundles.read(Bundles.PORTUGUESE);
        List<String> different = new ArrayList<>();
        Bundles.read(Bundles.ENGLISH).forEach((key, text) -> {
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
        for (List<Path> bundle : List.of(Bundles.ENGLISH, Bundles.PORTUGUESE)) {
            Bundles.read(bundle).forEach((key, text) -> {
                if (text.isBlank()) {
                    faults.add(bundle + ": " + key + " is empty");
                }
            });
            TreeSet<String> seen = new TreeSet<>();
            for (String key : Bundles.keysInOrder(bundle)) {
                if (!seen.add(key)) {
                    faults.add(bundle + ": " + key + " stands there twice");
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void theBundlesAreTheOnlyOnes() throws IOException {
        try (Stream<Path> files = Files.list(Bundles.FOLDER)) {
            Set<Path> found = files.filter(file -> file.toString().endsWith(".properties"))
                    .collect(Collectors.toSet());
            Set<Path> known = new HashSet<>(Bundles.ENGLISH);
            known.addAll(Bundles.PORTUGUESE);
            assertEquals(known, found);
        }
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
