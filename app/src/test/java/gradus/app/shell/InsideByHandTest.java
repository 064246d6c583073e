package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Edit;
import gradus.app.workspace.Results;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Block;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.operation.Relu;
import gradus.engine.train.Learned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A layer opened by hand: its inside shows the run's numbers, and a brick that is changed there changes training. And
/// networks with a way around a layer and with twins, wired by hand.
class InsideByHandTest {
    private static final Path SAMPLES = Path.of("../sample-projects");

    @TempDir
    Path folder = Path.of("");

    @Test
    @Performs(CanvasRow.BLOCK_DOUBLE_CLICK_ENTERS)
    void theInsideShowsTheNumbersOfTheRunAndABrickChangedThereChangesTraining() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            openWine(window);
            double before = train(window);
            window.until("the run has its numbers", () -> results(window).isPresent());

            window.until(
                    "its number is seen",
                    () -> !OpenWindow.words(window.part("value:dense_1")).isEmpty());
            String outside = OpenWindow.words(window.part("value:dense_1"));
            window.doubleClickNode("dense_1");
            window.until(
                    "the inside is seen",
                    () -> workspace(window).state().get().scene().isInside());
            Graph inside = Fx.call(() -> workspace(window).here().graph());
            Results numbers = Fx.call(() -> results(window).orElseThrow());
            for (gradus.engine.graph.Node node : inside.nodes()) {
                assertFalse(OpenWindow.words(window.part("value:" + node.id())).isEmpty(), node.id());
            }
            Learned learned =
                    Fx.call(() -> workspace(window).state().get().learned().orElseThrow());
            assertEquals(
                    learned.weight("dense_1/kernel").at(5),
                    numbers.value(Value.of("dense_1/kernel")).orElseThrow().at(5),
                    1e-6);
            Value result = inside.outputs().values().iterator().next();
            assertEquals(
                    numbers.value(Value.of("dense_1")),
                    numbers.value(new Value("dense_1/" + result.node(), 0)),
                    "what comes out inside is what comes out");
            assertEquals(outside, OpenWindow.words(window.part("value:" + result.node())));

            String relu = inside.nodes().stream()
                    .filter(node -> node.operation() instanceof Relu)
                    .findFirst()
                    .orElseThrow()
                    .id();
            window.clickNode(relu);
            window.type(KeyCode.M);
            window.until(
                    "the layer is a block of one's own",
                    () -> graph(window).node("dense_1").operation() instanceof Block);
            assertNotEquals(before, train(window), "training goes another way without the kink");
            window.type(KeyCode.ESCAPE);
            window.type(KeyCode.ESCAPE);
            window.until(
                    "the whole is seen",
                    () -> !workspace(window).state().get().scene().isInside());
        }
    }

    @Test
    void aWayAroundALayerAndTwinsAreWiredAndTrained() throws IOException {
        try (OpenWindow window = OpenWindow.in(folder)) {
            window.click("#start-empty");
            Files.copy(SAMPLES.resolve("data/wine.csv"), folder.resolve("wine.csv"));
            window.answer(folder.resolve("wine.csv"));
            window.type(KeyCode.O, KeyCode.CONTROL, KeyCode.SHIFT);
            window.part("node:data");
            window.type(KeyCode.F11);
            for (int i = 0; i < 2; i++) {
                window.type(KeyCode.MINUS, KeyCode.CONTROL);
            }
            window.until(
                    "the canvas has the window",
                    () -> window.window().view().canvas().getWidth() > 1200
                            && !window.window().view().canvas().isNeedsLayout());
            CanvasHand hand = new CanvasHand(window);
            Node data = window.part("node:data");
            Point2D at = Fx.call(() -> window.window().view().canvas().sceneToLocal(data.localToScene(0, 0)));
            double x = at.getX();
            double y = at.getY();
            // Four more stand beside it, on the side that has room for them.
            double middle = Fx.call(() -> window.window().view().canvas().getWidth()) / 2;
            double step = x < middle ? 130 : -130;
            String first = hand.add("dense", "Dense", x + step, y + 190);
            hand.wire("data", "x", first, "x");
            String second = hand.add("dense", "Dense", x + 2 * step, y + 190);
            hand.wire(first, "y", second, "x");
            String around = hand.add("add", "Add", x + 3 * step, y + 120);
            hand.wire(second, "y", around, "b");
            hand.wire(first, "y", around, "a");
            String twin = hand.add("dense", "Dense", x + 4 * step, y + 190);
            hand.wire(around, "y", twin, "x");
            Fx.photograph(window.window().stage(), "residual-by-hand");
            assertFalse(Fx.call(() -> workspace(window).state().get().types().hasErrors()));

            window.type(KeyCode.F11);
            window.until(
                    "the panels are back",
                    () -> window.window().view().canvas().getWidth() < 1000
                            && !window.window().view().canvas().isNeedsLayout());
            window.type(KeyCode.HOME);
            window.clickNode(twin);
            window.click("#attribute-shares");
            window.type(KeyCode.DOWN);
            window.type(KeyCode.DOWN);
            window.type(KeyCode.ENTER);
            window.until(
                    "it has its twin's weights",
                    () -> graph(window).node(twin).shares().equals(Optional.of(second)));
            window.clickNode(twin);
            Graph graph = graph(window);
            assertEquals(
                    List.of(Value.of(first), Value.of(second)),
                    graph.node(around).wired());
            assertFalse(Fx.call(() -> workspace(window).state().get().types().hasErrors()));
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until(
                    "it has its own again",
                    () -> graph(window).node(twin).shares().isEmpty());
            window.type(KeyCode.Y, KeyCode.CONTROL);
            window.until(
                    "and its twin's", () -> graph(window).node(twin).shares().isPresent());
        }
    }

    private void openWine(OpenWindow window) throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.copy(SAMPLES.resolve("data/wine.csv"), folder.resolve("data/wine.csv"));
        window.answer(Files.copy(SAMPLES.resolve("wine.gradus"), folder.resolve("wine.gradus")));
        window.click("#start-open");
        window.part("node:dense_1");
        Fx.run(() -> window.window().view().canvas().showMotion(false));
        Fx.run(() -> workspace(window)
                .applyToAll(new Edit.SetTraining(
                        "epochs",
                        Attributes.with(workspace(window).document().get().training(), Map.of("epochs", 3)))));
    }

    /// Trains by the key, and gives the last loss.
    private static double train(OpenWindow window) {
        return new CanvasHand(window).train().last().orElseThrow().training().loss();
    }

    private static Optional<Results> results(OpenWindow window) {
        return workspace(window).results().get();
    }

    private static Graph graph(OpenWindow window) {
        return Fx.call(() -> workspace(window).document().get().graph());
    }

    private static Workspace workspace(OpenWindow window) {
        return window.window().workspace();
    }
}
