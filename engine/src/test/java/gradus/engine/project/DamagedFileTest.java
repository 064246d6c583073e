package gradus.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.GradusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// However a file is damaged, it either opens and is kept whole, or is refused with one message.
class DamagedFileTest {

    private static final List<String> PIECES = List.of(
            "null",
            "-1",
            "0",
            "1e999",
            "99999999999",
            "\"\"",
            "\"N\"",
            "[]",
            "{}",
            "[[1], 2]",
            "true",
            ",",
            "\"",
            "}",
            "NaN",
            "\u00e3",
            "\\",
            "[99999, 99999, 99999]",
            "\"x:7\"",
            "2147483647");

    @Test
    void damagedSamplesNeverCauseAFault() throws IOException {
        int opened = 0;
        int refused = 0;
        for (String sample : List.of("iris.gradus", "scalar-graph.gradus")) {
            String text = Files.readString(Path.of("../sample-projects", sample));
            Random random = new Random(5);
            for (int i = 0; i < 1500; i++) {
                String damaged = damaged(text, random);
                try {
                    Project project = ProjectFile.read(damaged, sample).project();
                    project.check();
                    String saved = ProjectFile.text(project);
                    assertEquals(
                            saved,
                            ProjectFile.text(ProjectFile.read(saved, sample).project()),
                            damaged);
                    opened++;
                } catch (GradusException told) {
                    assertEquals(1, told.diagnostics().size(), damaged);
                    refused++;
                }
            }
        }
        assertTrue(opened > 200 && refused > 200, opened + " opened, " + refused + " refused");
    }

    @Test
    void everyBeginningOfASampleIsRefusedAsCutOff() throws IOException {
        String text =
                Files.readString(Path.of("../sample-projects/iris.gradus")).strip();
        for (int end = 1; end < text.length(); end++) {
            String cut = text.substring(0, end);
            try {
                ProjectFile.read(cut, "cut.gradus");
            } catch (GradusException told) {
                assertEquals("project.cut-off", told.diagnostics().getFirst().code(), cut);
                continue;
            }
            throw new AssertionError("This was opened: " + cut);
        }
    }

    @Test
    void randomBytesAreRefused() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            try {
                ProjectFile.read(FileBytes.decode(bytes, "noise.gradus"), "noise.gradus");
            } catch (GradusException told) {
                assertEquals(1, told.diagnostics().size());
                continue;
            }
            throw new AssertionError("This was opened: " + new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    /// A value, a character or a stretch of the text is replaced, so that much stays valid.
    private static String damaged(String text, Random random) {
        int at = random.nextInt(text.length());
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + random.nextInt(3)));
            case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(30)));
            default -> {
                int colon = text.indexOf(": ", at);
                int end = colon < 0 ? -1 : indexOfEnd(text, colon);
                yield end < 0 ? text : text.substring(0, colon + 2) + piece + text.substring(end);
            }
        };
    }

    private static int indexOfEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (",}]\n".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
