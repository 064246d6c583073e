package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.document.Arrange;
import gradus.app.document.Document;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.engine.block.Blocks;
import gradus.engine.formula.Formula;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.run.Evaluation;
import gradus.engine.run.ForwardMode;
import gradus.engine.run.Seed;
import gradus.engine.run.TraceStep.Phase;
import gradus.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Forward mode, and one cell of a target, by mouse and keys.
class SweepTest {
    private static final List<String> NODES = List.of("a", "b", "c", "d", "x", "y", "z");

    @TempDir
    Path folder = Path.of("");

    private static List<String> tangents(OpenWindow window) {
        return NODES.stream()
                .map(node -> OpenWindow.words(window.part("gradient:" + node)))
                .toList();
    }

    /// Goes to the end of the pass that begins at a leaf or a target, and copies all that was told.
    private static List<String> told(OpenWindow window, Seed seed) {
        TraceHand hand = new TraceHand(window);
        hand.until("it has begun", traced -> {
            Evaluation evaluation = traced.trace().frame().evaluation();
            return evaluation
                    .forwardMode()
                    .map(ForwardMode::leaf)
                    .or(evaluation::seed)
                    .filter(seed::equals)
                    .isPresent();
        });
        Fx.run(() -> hand.tracing().at(hand.trace().length()));
        hand.arrives(hand.trace().length());
        return hand.lines();
    }

    /// Takes the choice some rows below the one that is taken.
    private static void choose(OpenWindow window, String box, int below) {
        window.click(box);
        for (int i = 0; i < below; i++) {
            window.type(KeyCode.DOWN);
        }
        window.type(KeyCode.ENTER);
    }

    private void lecture(Language language, String picture, List<String> work) {
        try (OpenWindow window = OpenWindow.in(folder, language, Theme.LIGHT)) {
            TraceHand hand = new TraceHand(window);
            window.click("#sample-scalar-graph");
            window.part("node:z");
            window.click("#tab-trace");
            window.click("#trace-forward");
            hand.until(
                    "a tangent goes forward from the first leaf",
                    traced -> traced.trace().length() == 7);
            assertTrue(hand.trace().frame().steps().stream().allMatch(step -> step.phase() == Phase.FORWARD));
            for (int step = 1; step <= 7; step++) {
                window.click("#trace-next");
                hand.arrives(step);
                assertEquals(
                        step,
                        tangents(window).stream()
                                .filter(text -> !text.isEmpty())
                                .count(),
                        "each tangent comes with its value");
            }
            assertEquals(List.of("1", "0", "0", "0", "1", "0", "4"), plain(tangents(window)));
            assertEquals(work.get(0), window.text("#trace-sweeps"));
            assertEquals(work.get(1), window.text("#trace-sweeps-counted"));
            Fx.photograph(window.window().stage(), picture);
            choose(window, "#trace-leaf", 3);
            List<String> lines = told(window, Seed.of(Value.of("d")));
            assertTrue(
                    lines.contains("y = c − d = 5 − 1 = 4; ∂y/∂d = 1 · ∂c/∂d + (−1) · ∂d/∂d = 1 · 0 + (−1) · 1 = −1"),
                    lines.toString());
            assertEquals(List.of("0", "0", "0", "1", "0", "−1", "−5"), plain(tangents(window)));
            Fx.photograph(window.window().stage(), picture + "-d");
            window.click("#trace-reverse");
            hand.until("gradients come back", traced -> traced.trace().length() == 14);
            window.until(
                    "nothing is to be chosen",
                    () -> window.find("#trace-sweep")
                            .filter(javafx.scene.Node::isVisible)
                            .isEmpty());
        }
    }

    /// The last number of each sum.
    private static List<String> plain(List<String> numbers) {
        return numbers.stream()
                .map(text -> text.substring(text.lastIndexOf('=') + 1).strip())
                .toList();
    }

    @Test
    void theTangentsOfTheLectureGoForwardFromTheLeafThatOneChooses() {
        lecture(
                Language.ENGLISH,
                "forward-mode",
                List.of(
                        "Forward mode: 1 sweep for one leaf, 4 leaves → 24 operations; "
                                + "reverse mode: one sweep for all → 6 operations.",
                        "1 operation = 1 product at a wire, 6 in each sweep."));
    }

    @Test
    void inPortugueseToo() {
        lecture(
                Language.PORTUGUESE,
                "forward-mode-portuguese",
                List.of(
                        "Modo direto: 1 varredura para uma folha, 4 folhas → 24 operações; "
                                + "modo reverso: uma varredura para todas → 6 operações.",
                        "1 operação = 1 produto em uma conexão, 6 por varredura."));
    }

    private static Document product() {
        Graph graph = Formula.parse("z=matmul(A,B)", Blocks.catalogue())
                .graph(Map.of("A", Tensor.parse("[[1,2],[3,4]]"), "B", Tensor.parse("[[5],[7]]")));
        Document document = Document.empty().withGraph(graph);
        return Arrange.inLayers(document, Set.of()).apply(document);
    }

    private static void openProduct(OpenWindow window) {
        window.click("#start-empty");
        window.settled();
        Fx.run(() -> window.window().workspace().open(product()));
        window.part("node:z");
        window.click("#tab-trace");
    }

    @Test
    void oneCellOfATensorIsDifferentiated() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            TraceHand hand = new TraceHand(window);
            openProduct(window);
            window.click("#trace-next");
            hand.until("it is traced", traced -> traced.trace().length() == 6);
            assertEquals("z has shape [2, 1]. What is differentiated:", window.text("#trace-target-question"));
            Fx.photograph(window.window().stage(), "target-sum");
            choose(window, "#trace-target-cell", 2);
            List<String> lines = told(window, new Seed(Value.of("z"), List.of(1, 0)));
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("∂z[2, 1]/∂A = ")), lines.toString());
            var evaluation = hand.trace().frame().evaluation();
            assertEquals(
                    Tensor.parse("[[0,0],[5,7]]"),
                    evaluation.gradient(Value.of("A")).orElseThrow());
            assertEquals(
                    Tensor.parse("[[3],[4]]"),
                    evaluation.gradient(Value.of("B")).orElseThrow());
            Fx.photograph(window.window().stage(), "target-cell");
            window.click("#tool-run-run");
            window.until(
                    "a run takes the same cell",
                    () -> window.window()
                            .workspace()
                            .results()
                            .get()
                            .flatMap(run -> run.gradient(Value.of("B")))
                            .filter(Tensor.parse("[[3],[4]]")::equals)
                            .isPresent());
        }
    }

    @Test
    void oneCellOfALeafIsVaried() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            TraceHand hand = new TraceHand(window);
            openProduct(window);
            window.click("#trace-forward");
            hand.until("tangents go forward", traced -> traced.trace().length() == 3);
            choose(window, "#trace-leaf-cell", 2);
            told(window, new Seed(Value.of("A"), List.of(1, 0)));
            assertEquals(
                    Tensor.parse("[[0],[5]]"),
                    hand.trace().frame().evaluation().tangent(Value.of("z")).orElseThrow());
            assertEquals(
                    "Forward mode: 1 sweep for one cell of a leaf, 6 cells → 12 operations; "
                            + "reverse mode: 1 sweep for one cell of the target, 2 cells → 4 operations.",
                    window.text("#trace-sweeps"));
            Fx.photograph(window.window().stage(), "forward-mode-cell");
        }
    }
}
