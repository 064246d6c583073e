package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.Tracing;
import gradus.engine.run.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trace by mouse and keys: each number at its step, back and forward again, and what the panel says of it.
class TraceTest {
    private static final List<String> NODES = List.of("a", "b", "c", "d", "x", "y", "z");

    @TempDir
    Path folder = Path.of("");

    private static Trace trace(OpenWindow window) {
        return new TraceHand(window).trace();
    }

    private static Tracing tracing(OpenWindow window) {
        return new TraceHand(window).tracing();
    }

    private static void arrives(OpenWindow window, int step) {
        new TraceHand(window).arrives(step);
    }

    /// Every number that stands beside a node.
    private static Map<String, String> numbers(OpenWindow window) {
        Map<String, String> numbers = new LinkedHashMap<>();
        for (String node : NODES) {
            for (String kind : List.of("value", "gradient")) {
                String id = kind + ":" + node;
                numbers.put(id, OpenWindow.words(window.part(id)));
            }
        }
        return numbers;
    }

    @Test
    void everyNumberOfTheLectureIsToldAtItsStepBothWays() {
        try (OpenWindow window = OpenWindow.in(folder, Language.ENGLISH, Theme.PROJECTOR)) {
            window.click("#sample-scalar-graph");
            window.part("node:z");
            List<Map<String, String>> there = new ArrayList<>();
            window.type(KeyCode.F10);
            arrives(window, 1);
            there.add(numbers(window));
            for (int step = 2; step <= 14; step++) {
                window.type(KeyCode.F10);
                arrives(window, step);
                there.add(numbers(window));
                Fx.photograph(window.window().stage(), "lecture-step-" + step);
            }
            Map<String, String> all = there.getLast();
            assertEquals(
                    "{value:a=2, gradient:a=4, value:b=3, gradient:b=4, value:c=5, gradient:c=5, value:d=1, "
                            + "gradient:d=−5, value:x=5, gradient:x=4, value:y=4, gradient:y=5, value:z=20, gradient:z=1}",
                    all.toString());
            for (int step = 1; step <= 14; step++) {
                Map<String, String> now = there.get(step - 1);
                assertEquals(
                        step,
                        now.values().stream().filter(text -> !text.isEmpty()).count());
                now.forEach((id, text) -> assertTrue(text.isEmpty() || text.equals(all.get(id)), id));
            }
            for (int step = 13; step >= 1; step--) {
                window.type(KeyCode.F10, KeyCode.SHIFT);
                arrives(window, step);
                assertEquals(there.get(step - 1), numbers(window), "back at " + step);
            }
            window.type(KeyCode.F5, KeyCode.SHIFT);
            arrives(window, 0);
            assertEquals(
                    0,
                    numbers(window).values().stream()
                            .filter(text -> !text.isEmpty())
                            .count());
            for (int step = 1; step <= 14; step++) {
                window.type(KeyCode.F10);
                arrives(window, step);
                assertEquals(there.get(step - 1), numbers(window), "again at " + step);
            }
            List<String> told = new TraceHand(window).lines();
            assertTrue(told.contains("x = a + b = 2 + 3 = 5"), told.toString());
            assertTrue(told.contains("∂z/∂a = ∂z/∂x · ∂x/∂a = 4 · 1 = 4"), told.toString());
        }
    }

    @Test
    void aBatchOfTrainingIsToldFromZeroToUpdateAndTheNextBegins() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            new TraceHand(window).openIris();
            window.type(KeyCode.F10);
            arrives(window, 1);
            assertEquals(
                    "ZERO_GRADIENTS",
                    trace(window).current().orElseThrow().phase().name());
            window.click("#trace-stride-phase");
            for (String phase : List.of("FORWARD", "LOSS", "BACKWARD", "UPDATE")) {
                window.click("#trace-next");
                window.until(
                        phase,
                        () -> tracing(window)
                                .traced()
                                .get()
                                .flatMap(now -> now.step())
                                .filter(step -> step.phase().name().equals(phase))
                                .isPresent());
            }
            assertTrue(trace(window).isAtEnd());
            int first = trace(window).frame().number();
            TableView<?> updates = (TableView<?>) window.node("#trace-updates");
            assertEquals(6, Fx.call(() -> updates.getItems().size()));
            Fx.photograph(window.window().stage(), "trace-iris-update");
            window.click("#trace-next");
            new TraceHand(window)
                    .until(
                            "the next batch begins",
                            now -> now.trace().frames().size() == 2
                                    && now.trace().frame().number() == first + 1);
            window.click("#trace-back");
            new TraceHand(window)
                    .until("back in the first batch", now -> now.trace().frame().number() == first);
            window.click("#trace-pass");
            window.click("#trace-zeroing");
            new TraceHand(window)
                    .until(
                            "gradients are gathered",
                            now -> now.trace().frames().size() == 1
                                    && now.trace().frame().steps().getFirst().phase()
                                            == gradus.engine.run.TraceStep.Phase.FORWARD);
        }
    }

    @Test
    void aCellOfAMatrixProductTellsTheSumThatMadeIt() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            new TraceHand(window).openIris();
            window.click("#tab-trace");
            Fx.run(() -> tracing(window).to("dense_1/mat_mul_1"));
            window.until(
                    "its cells are shown", () -> window.find("#trace-cell-2-3").isPresent());
            OpenWindow.move(OpenWindow.middle(window.node("#trace-cell-2-3")));
            window.until("the sum is told", () -> window.text("#trace-cell").contains("·"));
            var evaluation = trace(window).frame().evaluation();
            var x = evaluation.value(gradus.engine.graph.Value.of("iris")).orElseThrow();
            var kernel = evaluation
                    .value(gradus.engine.graph.Value.of("dense_1/kernel"))
                    .orElseThrow();
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += x.at(2 * 4 + k) * kernel.at(k * 20 + 3);
            }
            var numbers = window.window().shell().messages().get().numbers();
            assertTrue(
                    window.text("#trace-cell").startsWith("Row 3, column 4: " + numbers.shortForm(sum)),
                    window.text("#trace-cell"));
            Fx.photograph(window.window().stage(), "trace-cells");
        }
    }

    @Test
    void aNumberIsPredictedBeforeItIsTold() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#sample-scalar-graph");
            window.part("node:z");
            window.type(KeyCode.F10);
            arrives(window, 1);
            window.click("#trace-predicting");
            Fx.run(() -> tracing(window).at(7));
            arrives(window, 7);
            Fx.run(() -> window.window().view().canvas().requestFocus());
            window.type(KeyCode.F10);
            arrives(window, 8);
            window.type(KeyCode.F10);
            window.until(
                    "a number is asked for",
                    () -> window.find("#trace-answer")
                            .filter(javafx.scene.Node::isFocused)
                            .isPresent());
            assertEquals(8, trace(window).position(), "the number is not told yet");
            assertTrue(window.text("#trace-question").startsWith("What is ∂z/∂"));
            String node = trace(window).at(9).current().orElseThrow().path();
            window.type(node.equals("y") ? "-5" : "-4");
            window.type(KeyCode.ENTER);
            arrives(window, 9);
            assertTrue(
                    window.text("#trace-verdict").startsWith("Not quite: the sign is the other one."),
                    window.text("#trace-verdict"));
            Fx.photograph(window.window().stage(), "trace-predict");
        }
    }

    @Test
    void theCanvasFollowsToTheNodeThatIsTold() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#sample-scalar-graph");
            window.part("node:z");
            Fx.run(() -> window.window().view().canvas().zoom(5));
            for (int step = 1; step <= 7; step++) {
                window.type(KeyCode.F10);
                arrives(window, step);
                String id = trace(window).current().orElseThrow().path();
                javafx.scene.Node node = window.part("node:" + id);
                window.until(id + " is in view", () -> {
                    javafx.scene.Node canvas = window.window().view().canvas();
                    return canvas.getLayoutBounds().contains(canvas.sceneToLocal(node.localToScene(0, 0)));
                });
            }
        }
    }

    @Test
    void theSliderScrubsAndAnEditMakesNumbersGreyUntilTheNextStep() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#sample-scalar-graph");
            window.part("node:z");
            window.type(KeyCode.F10);
            arrives(window, 1);
            Slider slider = (Slider) window.node("#trace-position");
            Fx.run(() -> slider.setValue(10));
            arrives(window, 10);
            Fx.run(() -> window.window()
                    .workspace()
                    .apply(new gradus.app.document.Edit.SetOperation(
                            "a",
                            "value",
                            new gradus.engine.operation.Variable(gradus.engine.tensor.Tensor.scalar(7), false))));
            window.until(
                    "the numbers are stale",
                    () -> window.window().workspace().told().get().isStale());
            assertEquals("2", OpenWindow.words(window.part("value:a")));
            Fx.run(() -> window.window().view().canvas().requestFocus());
            window.type(KeyCode.F10);
            arrives(window, 11);
            assertFalse(Fx.call(() -> window.window().workspace().told().get().isStale()));
            assertEquals("7", OpenWindow.words(window.part("value:a")));
        }
    }

    /// A gesture is a press and a release of the mouse: a click, a drag; or a word typed with Enter.
    @Test
    void theLectureIsBuiltWithTheMouseInFifteenGesturesAndExplainedInTwoClicks() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#start-empty");
            window.settled();
            CanvasHand hand = new CanvasHand(window);
            int gestures = 0;
            Map<String, String> ids = new LinkedHashMap<>();
            String[] operations = {"Variable", "Variable", "Variable", "Variable", "Add", "Sub", "Mul"};
            double[][] places = {{100, 330}, {260, 330}, {440, 330}, {600, 330}, {180, 200}, {520, 200}, {350, 80}};
            for (int i = 0; i < operations.length; i++) {
                ids.put("abcdxyz".substring(i, i + 1), hand.drop(operations[i], places[i][0], places[i][1]));
                gestures++;
            }
            String[][] wires = {
                {"a", "x", "a"}, {"b", "x", "b"}, {"c", "y", "a"}, {"d", "y", "b"}, {"x", "z", "a"}, {"y", "z", "b"}
            };
            for (String[] wire : wires) {
                hand.wire(id(ids, wire[0]), "y", id(ids, wire[1]), wire[2]);
                gestures++;
            }
            window.click("#tool-run-run");
            gestures++;
            String z = id(ids, "z");
            window.until(
                    "it has run",
                    () -> window.window().workspace().results().get().isPresent());
            assertTrue(gestures <= 15, gestures + " gestures");
            Fx.photograph(window.window().stage(), "lecture-by-mouse");

            javafx.scene.Node a = window.part("node:" + id(ids, "a"));
            window.rightClick(Fx.call(() -> a.localToScreen(0, 0)));
            window.until(
                    "the menu is open",
                    () -> javafx.stage.Window.getWindows().stream()
                            .anyMatch(each -> each instanceof javafx.scene.control.ContextMenu menu
                                    && menu.isShowing()
                                    && menu.getId().equals("context-menu")));
            window.click("#context-run-explain");
            window.until(
                    "the gradient is explained",
                    () -> tracing(window)
                            .traced()
                            .get()
                            .flatMap(now -> now.step())
                            .filter(step -> step.path().equals(id(ids, "a")) && !step.isForward())
                            .isPresent());
            String told = new TraceHand(window).lines().getLast();
            assertTrue(
                    told.startsWith("∂" + z + "/∂" + id(ids, "a") + " = ∂" + z + "/∂" + id(ids, "x") + " · ∂"), told);
            Fx.photograph(window.window().stage(), "lecture-explained");
        }
    }

    private static String id(Map<String, String> ids, String name) {
        return java.util.Optional.ofNullable(ids.get(name)).orElseThrow();
    }
}
