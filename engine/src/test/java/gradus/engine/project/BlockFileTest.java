package gradus.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Block;
import gradus.engine.block.Dense;
import gradus.engine.block.Exposed;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Input;
import gradus.engine.tensor.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Blocks in files of their own.
class BlockFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aBlockComesBackAndIsWrittenAlike() throws Exception {
        Path file = folder.resolve("resíduo" + BlockFile.SUFFIX);
        BlockFile.write(file, nested());
        Block read = BlockFile.read(file);
        assertEquals(nested(), read);
        assertEquals(BlockFile.text(nested()), BlockFile.text(read));
        assertEquals(Files.readString(file), BlockFile.text(read));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | project.empty",
                "{ | project.cut-off",
                "{} | project.not-block",
                "{\"format\": \"gradus\", \"version\": 1} | project.not-block",
                "{\"format\": \"gradus-block\"} | project.missing",
                "{\"format\": \"gradus-block\", \"version\": 2, \"title\": \"a\"} | project.newer-block",
                "{\"format\": \"gradus-block\", \"version\": \"x\"} | project.wrong-kind",
                "{\"format\": \"gradus-block\", \"version\": 1, \"title\": 3} | project.wrong-kind",
                "{\"format\": \"gradus-block\", \"version\": 1, \"title\": \"a\"} | project.missing",
                "{\"format\": \"gradus-block\", \"version\": 1, \"title\": \"a\", \"graph\": {\"nodes\": []}}"
                        + " | project.block-broken",
                "{\"format\": \"gradus-block\", \"version\": 1, \"title\": \"a\", \"exposed\": \"b\", \"graph\": {\"nodes\": []}}"
                        + " | attribute.invalid"
            })
    void aBrokenFileIsRefused(String text, String code) {
        assertEquals(code, refused(text).code());
    }

    @Test
    void whatIsWrongInsideHasItsPlace() {
        String whole = BlockFile.text(nested());
        Diagnostic unknown = refused(whole.replace("\"Add\"", "\"Quantum\""));
        assertEquals("project.unknown-operation", unknown.code());
        assertTrue(unknown.place() instanceof Place.InFile);
        assertEquals(
                "project.invalid-attribute",
                refused(whole.replace("\"units\": 3", "\"units\": 0")).code());
        assertEquals(
                "project.block-broken",
                refused(whole.replace("\"y\": \"sum\"", "\"y\": \"nobody\"")).code());
        assertEquals(
                "file.not-found",
                assertThrows(GradusException.class, () -> BlockFile.read(folder.resolve("none.gradus-block")))
                        .diagnostics()
                        .getFirst()
                        .code());
    }

    @Test
    void everyBeginningOfAFileIsRefused() {
        String whole = BlockFile.text(nested()).strip();
        for (int end = 0; end < whole.length(); end += 7) {
            assertFalse(refused(whole.substring(0, end)).code().isEmpty());
        }
    }

    private static Diagnostic refused(String text) {
        GradusException refused = assertThrows(GradusException.class, () -> BlockFile.read(text, "a.gradus-block"));
        assertEquals(1, refused.diagnostics().size());
        return refused.diagnostics().getFirst();
    }

    /// A residual block with another one inside.
    private static Block nested() {
        GraphBuilder inner = new GraphBuilder();
        inner.add("x", new Input(Shape.batchOf(3)));
        inner.output("y", inner.add("dense", new Dense(3, Activation.parse("x * sigmoid(x)")), Value.of("x")));
        GraphBuilder body = new GraphBuilder();
        body.add("x", new Input(Shape.batchOf(3)));
        body.add("inner", new Block("Inner", inner.build(), Exposed.parse("units = dense.units")), Value.of("x"));
        Graph whole = body.output("y", body.add("sum", new Add(), Value.of("x"), Value.of("inner")))
                .build();
        return new Block("Resíduo", whole, Exposed.parse("width = inner.units"));
    }
}
