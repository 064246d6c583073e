package gradus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages on the operations say what the catalogue says. Run with `-Dgradus.write=true`, this writes them.
class OperationsDocumentTest {
    private static final Path EXCEPTIONS =
            Path.of("../engine/src/test/resources/gradus/engine/differentiate/contract-exceptions.properties");

    @ParameterizedTest
    @EnumSource
    void thePageIsUpToDate(Language language) throws IOException {
        Path page = Path.of("../docs").resolve(OperationsDocument.file(language));
        String written = OperationsDocument.text(language, exceptions(language));
        if (Boolean.getBoolean("gradus.write")) {
            Files.writeString(page, written);
        }
        assertEquals(written, Files.readString(page));
    }

    private static Map<String, String> exceptions(Language language) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        String end = "." + language.tag();
        Bundles.read(List.of(EXCEPTIONS)).forEach((key, reason) -> {
            if (key.endsWith(end)) {
                reasons.put(key.substring(0, key.length() - end.length()), reason);
            }
        });
        return reasons;
    }
}
