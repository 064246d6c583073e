package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.engine.block.Activation;
import gradus.engine.block.Block;
import gradus.engine.block.Dense;
import gradus.engine.block.Expression;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.operation.Variable;
import gradus.engine.project.BlockFile;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import gradus.engine.tensor.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Blocks of one's own with real keys: made, dissolved, kept, used again.
class BlocksTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs({CanvasRow.MAKE_BLOCK, CanvasRow.DISSOLVE_BLOCK})
    void aSelectionBecomesABlockAndIsDissolvedByKeys() {
        try (OpenWindow window = open(layers())) {
            select(window, "dense_1", "dense_2");
            window.type(KeyCode.G, KeyCode.CONTROL);
            window.until("the block is there", () -> graph(window).contains("block_1"));
            assertTrue(graph(window).node("block_1").operation() instanceof Block);
            assertEquals(
                    Set.of("block_1"),
                    Fx.call(() -> window.window().workspace().selection().get()));
            window.part("name:block_1");
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("it is undone", () -> !graph(window).contains("block_1"));
            window.type(KeyCode.Y, KeyCode.CONTROL);
            window.until("it is there again", () -> graph(window).contains("block_1"));
            select(window, "block_1");
            window.type(KeyCode.G, KeyCode.CONTROL, KeyCode.SHIFT);
            window.until("its nodes are back", () -> graph(window).contains("dense_2"));
            assertEquals(byId(layers()), byId(graph(window)));
        }
    }

    @Test
    void aBlockIsKeptAndUsedAgain() throws Exception {
        try (OpenWindow window = open(layers())) {
            select(window, "dense_1", "dense_2");
            window.type(KeyCode.G, KeyCode.CONTROL);
            window.until("the block is there", () -> graph(window).contains("block_1"));
            perform(window, "edit.keep-block");
            Path kept = folder.resolve("blocks").resolve("block_1" + BlockFile.SUFFIX);
            window.until("it is in a file", () -> Files.exists(kept));
            window.click("#palette-search");
            window.type("own block");
            window.until(
                    "the palette shows it",
                    () -> window.find("#palette-own-block_1").isPresent());
            window.type(KeyCode.ENTER);
            window.until("a copy is on the canvas", () -> graph(window).contains("block_2"));
            assertEquals(
                    graph(window).node("block_1").operation(),
                    graph(window).node("block_2").operation());
        }
    }

    @Test
    void blocksGoToFilesAndComeBackAndABrokenOneIsTold() throws Exception {
        try (OpenWindow window = open(layers())) {
            select(window, "dense_1", "dense_2");
            window.type(KeyCode.G, KeyCode.CONTROL);
            window.until("the block is there", () -> graph(window).contains("block_1"));
            Path file = folder.resolve("given.gradus-block");
            window.answer(file);
            perform(window, "file.export-block");
            window.until("it is written", () -> Files.exists(file));
            assertEquals(graph(window).node("block_1").operation(), BlockFile.read(file));

            window.answer(file);
            perform(window, "file.import-block");
            Path kept = folder.resolve("blocks").resolve("block_1" + BlockFile.SUFFIX);
            window.until("it is in the library", () -> Files.exists(kept));

            Path broken = folder.resolve("broken.gradus-block");
            Files.writeString(broken, "{\"format\": \"gradus\"}");
            window.answer(broken);
            perform(window, "file.import-block");
            window.until(
                    "the reason is told",
                    () -> window.window()
                            .shell()
                            .notice()
                            .get()
                            .filter(notice -> notice.text().contains("gradus-block"))
                            .isPresent());
        }
    }

    @Test
    void anExpressionShowsItsDerivativeItsCurveAndTheCheck() {
        Graph graph = Graph.of(
                List.of(
                        new Node("a", "a", Variable.of(2), Map.of()),
                        new Node("f", "f", new Expression("x * sigmoid(x)"), Map.of("x", Value.of("a")))),
                Map.of());
        try (OpenWindow window = open(graph)) {
            select(window, "f");
            window.node("#derivative-x");
            window.node("#curve-plot");
            assertTrue(
                    window.text("#derivative-check").startsWith("Checked with small changes at 20 points"),
                    window.text("#derivative-check"));
            perform(window, "view.drawer");
            window.part("node:f");
            Fx.photograph(window.window().stage(), "expression-inspector");
            select(window, "a");
            window.until("the study is gone", () -> window.find("#curve-plot").isEmpty());
        }
    }

    private OpenWindow open(Graph graph) {
        Path file = folder.resolve("own.gradus");
        Project project = Project.of(graph, Layout.empty(Direction.RIGHT));
        ProjectFile.write(file, Document.of(project, Optional.empty()).project());
        OpenWindow window = OpenWindow.in(folder);
        Fx.run(() -> window.window().shell().open(file));
        window.until("the project is open", () -> !graph(window).nodes().isEmpty());
        return window;
    }

    private static void select(OpenWindow window, String... ids) {
        Fx.run(() -> {
            window.window().workspace().select(Set.of(ids));
            window.window().view().canvas().requestFocus();
        });
    }

    private static void perform(OpenWindow window, String action) {
        Fx.run(() -> assertTrue(window.window().view().actions().action(action).perform(), action));
    }

    private static Graph graph(OpenWindow window) {
        return Fx.call(() -> window.window().workspace().document().get().graph());
    }

    private static Map<String, Node> byId(Graph graph) {
        Map<String, Node> byId = new HashMap<>();
        graph.nodes().forEach(node -> byId.put(node.id(), node));
        return byId;
    }

    private static Graph layers() {
        GraphBuilder builder = new GraphBuilder();
        builder.add("rows", new Input(Shape.batchOf(3)));
        builder.add("dense_1", new Dense(4, Activation.TANH), Value.of("rows"));
        builder.add("dense_2", new Dense(3, Activation.TANH), Value.of("dense_1"));
        builder.add("dense_3", new Dense(2, Activation.LINEAR), Value.of("dense_2"));
        return builder.build();
    }
}
