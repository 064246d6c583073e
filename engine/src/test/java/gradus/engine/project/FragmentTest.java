package gradus.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Place;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Nodes as text that goes through a chat and back.
class FragmentTest {
    private static final Graph NODES = nodes();
    private static final Layout PLACES = new Layout(
                    Direction.RIGHT, java.util.Map.of("a", new Position(8, 16), "y", new Position(80, 16)))
            .withDecor(Decor.NOTHING
                    .withFrame("f", Optional.of(new Frame("Both", "blue", new Position(0, 0), 200, 100)))
                    .withBends("y", "x", List.of(new Position(40, 40))));
    private static final String TEXT = new Fragment(NODES, PLACES).text();

    @Test
    void theTextComesBackWithItsFramesAndBends() {
        Fragment read = Fragment.parse(TEXT, "clipboard");
        assertEquals(NODES, read.nodes());
        assertEquals(PLACES, read.places());
    }

    @Test
    void itIsFoundInAChat() {
        String chat = "Look {here}: try \"this\"\r\n\r\n```json\r\n"
                + TEXT.replace("\n", "\r\n")
                + "```\r\nand tell me {\"what\": 1} you think }}";
        assertEquals(NODES, Fragment.parse(chat, "clipboard").nodes());
        String two = TEXT + "\n\nor rather\n\n" + TEXT.replace("\"a\"", "\"b\"");
        assertEquals(NODES, Fragment.parse(two, "clipboard").nodes(), "the first of two");
    }

    @Test
    void brokenTextIsToldWithItsLineInTheWholeText() {
        String cut = "In a chat:\n\n" + TEXT.substring(0, TEXT.length() * 2 / 3);
        Diagnostic broken = refusal(cut);
        assertTrue(
                broken.place() instanceof Place.InFile(String file, int line, int _)
                        && file.equals("clipboard")
                        && line > 3,
                broken::toString);
        assertEquals("project.no-nodes", refusal("not a graph").code());
        assertEquals("project.no-nodes", refusal("").code());
        assertEquals("project.no-nodes", refusal("{\"a\": {\"b\": 1}}").code());
    }

    @Test
    void aLargeClipboardIsRefusedAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals("project.no-nodes", refusal("{\"".repeat(5 << 20)).code());
            assertEquals(
                    "project.no-nodes", refusal("a 10 MB text ".repeat(800_000)).code());
        });
    }

    private static Diagnostic refusal(String text) {
        return assertThrows(GradusException.class, () -> Fragment.parse(text, "clipboard"))
                .diagnostics()
                .getFirst();
    }

    private static Graph nodes() {
        GraphBuilder builder = new GraphBuilder();
        builder.add("y", new Relu(), builder.add("a", Variable.of(2)));
        return builder.build();
    }
}
