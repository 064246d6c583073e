package gradus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of the canvas has a test for every row, and is the one that the tests make.
class CanvasTableTest {

    @Test
    void everyRowIsPerformedByATest() {
        List<CanvasRow> performed = CanvasTable.entries().values().stream()
                .flatMap(entry -> entry.rows().stream())
                .toList();
        assertEquals(
                List.of(),
                Arrays.stream(CanvasRow.values())
                        .filter(row -> !performed.contains(row))
                        .toList());
    }

    /// That the tests pass is seen by their passing.
    @Test
    void thePageIsTheOneThatTheTestsMake() throws IOException {
        Map<String, CanvasTable.Entry> entries = CanvasTable.entries();
        Map<String, Boolean> passed = entries.keySet().stream().collect(Collectors.toMap(name -> name, name -> true));
        if (!Boolean.getBoolean("gradus.write")) {
            assertEquals(CanvasTable.text(entries, passed), Files.readString(CanvasTable.DOCUMENT));
        }
    }
}
