package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.engine.block.Adam;
import gradus.engine.block.CustomOptimizer;
import gradus.engine.block.Optimizer;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.tensor.Shape;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Update rules on the canvas: laid out, changed and taken as the optimizer's.
class RulesTest {
    private static final Path WINE = Path.of("../sample-projects/wine.gradus");

    @TempDir
    Path folder = Path.of("");

    @Test
    void theRuleIsLaidOutAndTakenAgain() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.answer(WINE);
            window.click("#start-open");
            window.until("the project is open", () -> graph(window).contains("dense_1"));
            Set<String> network = ids(window);
            assertInstanceOf(Adam.class, optimizer(window));
            Graph rule = optimizer(window).update(Shape.SCALAR);

            perform(window, "edit.lay-rule");
            window.until("the rule is on the canvas", () -> graph(window).contains("gradient"));
            Fx.photograph(window.window().stage(), "update-rule");
            Set<String> drawn = ids(window);
            drawn.removeAll(network);
            assertTrue(drawn.contains("next_parameter"), drawn::toString);

            Fx.run(() -> window.window().workspace().select(drawn));
            perform(window, "edit.take-rule");
            window.until("the optimizer is one's own", () -> optimizer(window) instanceof CustomOptimizer);
            assertEquals(network, ids(window));
            assertEquals(
                    rule.outputs().keySet(),
                    ((CustomOptimizer) optimizer(window)).rule().outputs().keySet());

            perform(window, "edit.undo");
            window.until("both are as before", () -> optimizer(window) instanceof Adam);
            assertTrue(graph(window).contains("gradient"));
        }
    }

    @Test
    void nodesThatAreNoRuleAreRefusedInWords() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.answer(WINE);
            window.click("#start-open");
            window.until("the project is open", () -> graph(window).contains("dense_1"));
            Fx.run(() -> window.window().workspace().select(Set.of("dense_1")));
            perform(window, "edit.take-rule");
            window.until(
                    "it is told",
                    () -> !window.window().workspace().refusal().get().isEmpty());
            assertInstanceOf(Adam.class, optimizer(window));
            assertTrue(graph(window).contains("dense_1"));
        }
    }

    private static void perform(OpenWindow window, String action) {
        Fx.run(() -> window.window().view().actions().action(action).perform());
    }

    private static Graph graph(OpenWindow window) {
        return Fx.call(() -> window.window().workspace().document().get().graph());
    }

    private static Optimizer optimizer(OpenWindow window) {
        return Fx.call(
                () -> window.window().workspace().document().get().training().optimizer());
    }

    private static Set<String> ids(OpenWindow window) {
        return graph(window).nodes().stream().map(Node::id).collect(Collectors.toSet());
    }
}
