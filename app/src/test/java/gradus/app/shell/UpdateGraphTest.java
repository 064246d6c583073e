package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.canvas.CanvasView;
import gradus.app.text.Language;
import gradus.app.text.Numbers;
import gradus.app.theme.Theme;
import gradus.app.trace.UpdateViewModel;
import gradus.engine.operation.Constant;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The update of a parameter opened from the trace as the optimizer's graph, stepped both ways by keys, with the
/// numbers of training.
class UpdateGraphTest {
    private static final String PATH = "dense_1/kernel";

    @TempDir
    Path folder = Path.of("");

    private static UpdateViewModel update(OpenWindow window) {
        return window.window().view().update();
    }

    /// Steps through batches to the end of one, and opens what was done to a parameter.
    private static ParameterUpdate open(OpenWindow window, int batch) {
        TraceHand hand = new TraceHand(window);
        hand.openIris();
        assertTrue(window.find("#update-pane").filter(Node::isVisible).isEmpty());
        window.type(KeyCode.F10);
        hand.arrives(1);
        window.click("#trace-stride-pass");
        for (int pass = 1; pass <= batch; pass++) {
            int number = pass;
            window.click("#trace-next");
            hand.until(
                    "pass " + pass,
                    now -> now.trace().frames().size() == number && now.trace().isAtEnd());
        }
        window.click("#trace-update-dense_1-kernel");
        window.until("the rule is there", () -> update(window).shown().get().isPresent());
        window.settled();
        return Fx.call(() -> hand.trace().frame().update(PATH).orElseThrow());
    }

    /// How many nodes have news: all but constants.
    private static int steps(ParameterUpdate update) {
        return (int) update.rule().orElseThrow().graph().nodes().stream()
                .filter(node -> !(node.operation() instanceof Constant))
                .count();
    }

    private static int told(OpenWindow window) {
        return Fx.call(() -> update(window)
                .workspace()
                .tracing()
                .traced()
                .get()
                .orElseThrow()
                .trace()
                .position());
    }

    private static void arrives(OpenWindow window, int step) {
        window.until(
                "step " + step,
                () -> update(window)
                        .workspace()
                        .tracing()
                        .traced()
                        .get()
                        .filter(now -> now.trace().position() == step)
                        .isPresent());
        window.settled();
    }

    private static String onCanvas(OpenWindow window, String node) {
        CanvasView canvas = (CanvasView) window.node("#update-canvas");
        Fx.run(() -> update(window).workspace().select(List.of(node)));
        window.settled();
        Fx.until(node + " is in view", () -> canvas.find("value:" + node).isPresent());
        Node part = Fx.call(() -> canvas.find("value:" + node).orElseThrow());
        return Fx.call(() -> OpenWindow.words(part));
    }

    private static List<String> lines(OpenWindow window) {
        Node list = window.node("#trace-lines");
        Fx.run(list::requestFocus);
        window.type(KeyCode.C, KeyCode.CONTROL);
        return Fx.call(() -> javafx.scene.input.Clipboard.getSystemClipboard()
                .getString()
                .lines()
                .toList());
    }

    private static Tensor of(Map<String, Tensor> state, String name) {
        return Optional.ofNullable(state.get(name)).orElseThrow();
    }

    private static String cell(Tensor tensor, int cell, Numbers numbers) {
        return numbers.shortForm(tensor.at(cell));
    }

    @Test
    void theRuleIsSteppedBothWaysWithTheNumbersOfTraining() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            ParameterUpdate update = open(window, 2);
            Numbers numbers =
                    Fx.call(() -> window.window().shell().messages().get().numbers());
            var graph = update.rule().orElseThrow().graph();
            int steps = steps(update);
            assertEquals("Update of " + PATH + " (Adam)", window.text("#update-here"));
            assertEquals(0, told(window));
            window.click("#trace-stride-operation");
            for (int step = 1; step <= steps; step++) {
                window.type(KeyCode.F10);
                arrives(window, step);
            }
            Fx.photograph(window.window().stage(), "update-graph-en");
            String after = graph.output("parameter").node();
            assertEquals(cell(update.after(), 0, numbers), onCanvas(window, after));
            assertEquals(cell(update.before(), 0, numbers), onCanvas(window, "parameter"));
            assertEquals(cell(update.gradient(), 0, numbers), onCanvas(window, "gradient"));
            for (String state : List.of("m", "v")) {
                assertEquals(cell(of(update.stateBefore(), state), 0, numbers), onCanvas(window, state));
                assertEquals(
                        cell(of(update.stateAfter(), state), 0, numbers),
                        onCanvas(window, graph.output(state).node()));
            }
            List<String> told = lines(window);
            assertEquals(steps, told.size());
            String m = "m′ = m × β₁ + gradient × (1−β₁) = " + bracket(of(update.stateBefore(), "m"), numbers);
            assertTrue(told.stream().anyMatch(line -> line.startsWith(m)), m + " in " + told);

            window.type(KeyCode.F10, KeyCode.SHIFT);
            arrives(window, steps - 1);
            assertEquals("", onCanvas(window, after));
            window.type(KeyCode.F10);
            arrives(window, steps);

            Fx.run(() -> update(window).choose(Optional.of(5)));
            window.settled();
            assertEquals(steps, told(window));
            assertEquals(cell(update.after(), 5, numbers), onCanvas(window, after));
            Fx.run(() -> update(window).choose(Optional.empty()));
            window.settled();
            Fx.photograph(window.window().stage(), "update-graph-all");
            window.click("#update-back");
            window.until(
                    "the project is back", () -> update(window).shown().get().isEmpty());
            assertTrue(new TraceHand(window).trace().isAtEnd());
        }
    }

    private static String bracket(Tensor tensor, Numbers numbers) {
        return Numbers.bracketed(numbers.shortForm(tensor.at(0))).replaceAll("^\\((.*)\\)$", "$1");
    }

    @Test
    void inPortugueseAndInTheDark() {
        try (OpenWindow window = OpenWindow.in(folder, Language.PORTUGUESE, Theme.DARK)) {
            ParameterUpdate update = open(window, 1);
            int steps = steps(update);
            Fx.run(() -> update(window).workspace().tracing().at(steps - 3));
            arrives(window, steps - 3);
            assertEquals("Atualização de " + PATH + " (Adam)", window.text("#update-here"));
            Fx.photograph(window.window().stage(), "update-graph-pt-dark");
            Node canvas = window.node("#update-canvas");
            Fx.run(canvas::requestFocus);
            window.type(KeyCode.ESCAPE);
            window.until(
                    "the project is back", () -> update(window).shown().get().isEmpty());
        }
    }
}
