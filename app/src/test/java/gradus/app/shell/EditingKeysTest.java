package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.document.Fragments;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Bypassed;
import gradus.engine.block.Freezing;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Unknown;
import gradus.engine.graph.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keys do with nodes, and what is done with bad input.
class EditingKeysTest {
    private static final Path WINE = Path.of("../sample-projects/wine.gradus");

    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs(CanvasRow.DELETE_AND_HEAL)
    void ctrlDeleteTakesANodeOutAndJoinsTheWires() {
        try (OpenWindow window = opened()) {
            select(window, "dense_1");
            window.type(KeyCode.DELETE, KeyCode.CONTROL);
            window.until("it is gone", () -> !graph(window).contains("dense_1"));
            assertEquals(
                    Optional.of(Value.of("wine")), graph(window).node("dense_2").input("x"));
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("one step brings it back", () -> graph(window).contains("dense_1"));
            assertEquals(
                    Optional.of(Value.of("dense_1")),
                    graph(window).node("dense_2").input("x"));
        }
    }

    @Test
    @Performs({CanvasRow.BYPASS, CanvasRow.FREEZE, CanvasRow.COLLAPSE})
    void nodesAreBypassedFrozenAndCollapsedAndShowIt() {
        try (OpenWindow window = opened()) {
            Graph before = graph(window);
            select(window, "dense_1");
            window.type(KeyCode.M);
            window.until("it is bypassed", () -> graph(window).node("dense_1").operation() instanceof Bypassed);
            window.until("it looks so", () -> has(window.part("node:dense_1"), "bypassed"));
            window.type(KeyCode.B, KeyCode.CONTROL);
            window.until(
                    "it is frozen",
                    () -> Freezing.isFrozen(graph(window).node("dense_1").operation()));
            select(window, "dense_2");
            window.type(KeyCode.B, KeyCode.CONTROL);
            window.until(
                    "a snowflake is shown", () -> window.part("node:dense_2").lookup(".frozen-mark") != null);
            window.settled();
            double high = height(window, "node:dense_2");
            window.type(KeyCode.H);
            window.until("it is collapsed", () -> isCollapsed(window, "dense_2"));
            window.until("it is a title", () -> height(window, "node:dense_2") < high / 2);
            Fx.photograph(window.window().stage(), "bypassed-frozen-collapsed");
            window.type(KeyCode.H);
            window.until("it is unfolded", () -> !isCollapsed(window, "dense_2"));
            window.until("it is whole", () -> height(window, "node:dense_2") > high * 0.9);
            window.type(KeyCode.B, KeyCode.CONTROL);
            select(window, "dense_1");
            window.type(KeyCode.B, KeyCode.CONTROL);
            window.type(KeyCode.M);
            window.until("all is as before", () -> graph(window).equals(before));
            select(window, "loss");
            window.type(KeyCode.B, KeyCode.CONTROL);
            window.until("it is told why not", () -> notice(window).startsWith("loss has no parameters"));
            assertEquals(before, graph(window));
        }
    }

    @Test
    @Performs({CanvasRow.DELETE, CanvasRow.DELETE_IS_EXACT})
    void deletingWhatOthersNeedLosesNothingElseAndTellsThem() {
        try (OpenWindow window = opened()) {
            Document before = document(window);
            select(window, "dense_1");
            window.type(KeyCode.BACK_SPACE);
            window.until("it is gone", () -> !graph(window).contains("dense_1"));
            Graph left = graph(window);
            assertEquals(before.graph().nodes().size() - 1, left.nodes().size());
            assertEquals(
                    before.graph().wires().stream()
                            .filter(wire -> !wire.from().node().equals("dense_1")
                                    && !wire.toNode().equals("dense_1"))
                            .collect(Collectors.toSet()),
                    Set.copyOf(left.wires()));
            Map<String, ?> places = document(window).layout().positions();
            left.nodes()
                    .forEach(node ->
                            assertEquals(before.layout().positions().get(node.id()), places.get(node.id()), node.id()));
            window.until(
                    "the reader tells it",
                    () -> window.window().workspace().diagnostics().get().stream()
                            .anyMatch(
                                    diagnostic -> diagnostic.place().toString().contains("dense_2")));
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("it is back", () -> document(window).equals(before));
        }
    }

    @Test
    @Performs({CanvasRow.COPY, CanvasRow.PASTE, CanvasRow.PASTE_WIRED, CanvasRow.CUT, CanvasRow.DUPLICATE})
    void nodesAreCopiedCutPastedAndDuplicated() {
        try (OpenWindow window = opened()) {
            select(window, "dense_1", "dense_2");
            window.type(KeyCode.C, KeyCode.CONTROL);
            String text = Fx.call(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(text.contains("\"dense_1\"") && text.startsWith("{"), text);
            window.type(KeyCode.V, KeyCode.CONTROL);
            window.until("they are pasted", () -> graph(window).contains("dense_4"));
            assertEquals(Optional.empty(), graph(window).node("dense_3").input("x"), "not wired to others");
            assertEquals(
                    Optional.of(Value.of("dense_3")),
                    graph(window).node("dense_4").input("x"));
            window.type(KeyCode.V, KeyCode.CONTROL, KeyCode.SHIFT);
            window.until("they are pasted again", () -> graph(window).contains("dense_6"));
            assertEquals(
                    Optional.of(Value.of("wine")),
                    graph(window).node("dense_5").input("x"),
                    "with the wire that came in");
            window.type(KeyCode.X, KeyCode.CONTROL);
            window.until("they are cut", () -> !graph(window).contains("dense_6"));
            select(window, "dense_2");
            window.type(KeyCode.D, KeyCode.CONTROL);
            window.until("it is there twice", () -> graph(window).nodes().size() == 7);
        }
    }

    @Test
    void whatIsPastedFromAChatComesToThePointer() {
        try (OpenWindow window = opened()) {
            Fx.run(() -> window.window().workspace().select(Set.of("dense_1")));
            String text = Fx.call(() -> Fragments.text(document(window), Set.of("dense_1")));
            clip("Try this one:\r\n```json\r\n" + text.replace("\n", "\r\n") + "```\r\nWhat do you think?");
            Node canvas = window.node("#canvas");
            javafx.geometry.Point2D spot = Fx.call(() -> canvas.localToScreen(300, 200));
            window.drag(spot, spot);
            window.type(KeyCode.V, KeyCode.CONTROL);
            Node pasted = window.part("node:dense_3");
            javafx.geometry.Point2D at = Fx.call(() -> pasted.localToScreen(0, 0));
            assertEquals(0, at.distance(spot), 10);
        }
    }

    @Test
    void badClipboardsAreToldAndChangeNothing() {
        try (OpenWindow window = opened()) {
            Document before = document(window);
            String text = Fx.call(() -> Fragments.text(before, Set.of("dense_1")));
            Map<String, String> clipboards = Map.of(
                    "x".repeat(10 << 20),
                    "holds no nodes",
                    "not a graph",
                    "holds no nodes",
                    text.substring(0, text.length() / 2),
                    "the clipboard",
                    text.replace("\"nodes\"", "\"knots\""),
                    "nodes");
            clipboards.forEach((clipboard, told) -> {
                Fx.run(() -> {
                    window.window().shell().closeNotice();
                    window.window().view().canvas().requestFocus();
                });
                clip(clipboard);
                window.type(KeyCode.V, KeyCode.CONTROL);
                window.until("it is told: " + told, () -> notice(window).contains(told));
                assertSame(before, document(window));
            });
        }
    }

    @Test
    @Performs(CanvasRow.UNKNOWN_IS_KEPT)
    void anUnknownNodeIsShownPastedAndWrittenBack() throws IOException {
        String text = """
                {
                  "format": "gradus",
                  "version": 1,
                  "graph": {
                    "nodes": [
                      {"id": "a", "operation": "Variable", "attributes": {"value": 2}, "position": [0, 0]},
                      {"id": "b", "operation": "FromTheFuture", "attributes": {"k": 3}, "inputs": {"x": "a"}, "position": [0, -120], "mood": "blue"}
                    ]
                  }
                }
                """;
        Path file = Files.writeString(folder.resolve("future.gradus"), text);
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.answer(file);
            window.type(KeyCode.O, KeyCode.CONTROL);
            window.part("node:b");
            select(window, "a");
            window.type(KeyCode.RIGHT);
            window.type(KeyCode.S, KeyCode.CONTROL);
            window.until(
                    "it is saved", () -> !window.window().workspace().dirty().get());
            String saved = Files.readString(file);
            assertTrue(
                    saved.contains("FromTheFuture")
                            && saved.contains("\"k\": 3")
                            && saved.contains("\"mood\": \"blue\""),
                    saved);
            select(window, "b");
            window.type(KeyCode.C, KeyCode.CONTROL);
            window.type(KeyCode.V, KeyCode.CONTROL);
            window.until("there are two", () -> graph(window).nodes().size() == 3);
            String copy = Fx.call(() ->
                    window.window().workspace().selection().get().iterator().next());
            assertInstanceOf(Unknown.class, graph(window).node(copy).operation());
            window.type(KeyCode.M);
            window.until("it can be bypassed", () -> graph(window).node(copy).operation() instanceof Bypassed);
            window.type(KeyCode.S, KeyCode.CONTROL);
            window.until(
                    "it is saved", () -> !window.window().workspace().dirty().get());
            assertEquals(2, Files.readString(file).split("FromTheFuture", -1).length - 1);
            assertFalse(graph(window).node("b").operation() instanceof Bypassed);
        }
    }

    private OpenWindow opened() {
        OpenWindow window = OpenWindow.in(folder);
        window.answer(WINE);
        window.click("#start-open");
        window.part("node:dense_1");
        return window;
    }

    private static void clip(String text) {
        Fx.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static String notice(OpenWindow window) {
        return window.find("#notice-text").map(OpenWindow::words).orElse("");
    }

    private static boolean has(Node node, String state) {
        return node.getPseudoClassStates().stream()
                .anyMatch(shown -> shown.getPseudoClassName().equals(state));
    }

    private static boolean isCollapsed(OpenWindow window, String id) {
        return document(window).layout().decor().collapsed().contains(id);
    }

    private static double height(OpenWindow window, String part) {
        return window.window()
                .view()
                .canvas()
                .find(part)
                .map(node -> node.lookup(".card-frame"))
                .map(frame -> frame.getLayoutBounds().getHeight())
                .orElse(0.0);
    }

    private static void select(OpenWindow window, String... ids) {
        Fx.run(() -> {
            window.window().workspace().select(Set.of(ids));
            window.window().view().canvas().requestFocus();
        });
    }

    private static Workspace workspace(OpenWindow window) {
        return window.window().workspace();
    }

    private static Document document(OpenWindow window) {
        return Fx.call(() -> workspace(window).document().get());
    }

    private static Graph graph(OpenWindow window) {
        return document(window).graph();
    }
}
